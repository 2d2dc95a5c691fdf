package org.looptwin.compliance.packs;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.tck.CompliancePolicyContract;

/** Every pack of the cases is a policy like any other. */
class PackContractTest {
  private static CompliancePolicy pack(String caseName, String id) {
    Map<String, String> packs = Scene.read(caseName).policyPacks();
    return new PackReader().read(packs.get(id));
  }

  @Nested
  class HouseRules extends CompliancePolicyContract {
    @Override
    protected CompliancePolicy policy() {
      return pack("tiny", "house-rules");
    }
  }

  @Nested
  class Batteries extends CompliancePolicyContract {
    @Override
    protected CompliancePolicy policy() {
      return pack("meb-europe", "eu-2023-1542");
    }
  }

  @Nested
  class Border extends CompliancePolicyContract {
    @Override
    protected CompliancePolicy policy() {
      return pack("meb-europe", "eu-cbam-2023-956");
    }
  }

  @Nested
  class StudyA extends CompliancePolicyContract {
    @Override
    protected CompliancePolicy policy() {
      return pack("meb-europe", "study-a");
    }
  }
}
