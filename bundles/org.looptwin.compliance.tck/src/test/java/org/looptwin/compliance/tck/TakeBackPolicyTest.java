package org.looptwin.compliance.tck;

import org.looptwin.compliance.api.CompliancePolicy;

class TakeBackPolicyTest extends CompliancePolicyContract {
  @Override
  protected CompliancePolicy policy() {
    return new TakeBackPolicy();
  }
}
