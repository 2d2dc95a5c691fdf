package com.example.takeback;

import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.tck.CompliancePolicyContract;

class TakeBackPolicyTest extends CompliancePolicyContract {
  @Override
  protected CompliancePolicy policy() {
    return new TakeBackPolicy();
  }
}
