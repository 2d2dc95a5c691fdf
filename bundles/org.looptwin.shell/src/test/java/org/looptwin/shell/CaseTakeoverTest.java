package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseExchange;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.CaseSource;

class CaseTakeoverTest {
  private static final Path CASES = Path.of("../../twin-model/cases");
  private static final Case TINY = CaseFolder.read(CASES.resolve("tiny")).reference();
  private static final Case LARGE = CaseFolder.read(CASES.resolve("meb-europe")).reference();

  private final List<String> used = new ArrayList<>();
  private CaseSource inForce = new InForce(TINY, "t1");
  private final CaseExchange exchange =
      new CaseExchange() {
        @Override
        public CaseSource inForce() {
          return inForce;
        }

        @Override
        public void use(Case reference, String digest) {
          used.add(digest);
          inForce = new InForce(reference, digest);
        }
      };

  private record InForce(Case current, String digest) implements CaseSource {}

  @Test
  void aCaseThatTheServerRunsWithStaysInForceHoweverLongDataNeed() {
    CaseTakeover takeover = new CaseTakeover(exchange, () -> true, () -> false);
    assertThat(takeover.use(LARGE, "l1")).isEmpty();
    assertThat(used).containsExactly("l1");
    assertThat(takeover.inForce().current()).isSameAs(LARGE);
  }

  @Test
  void whereTwinOrLoopDoNotComeBackTheCaseBeforeDoes() {
    CaseTakeover takeover = new CaseTakeover(exchange, () -> used.size() > 1, () -> true);
    assertThat(takeover.use(LARGE, "l1")).hasValueSatisfying(why -> why.contains("log"));
    assertThat(used).containsExactly("l1", "t1");
    assertThat(takeover.inForce().current()).isSameAs(TINY);
  }

  @Test
  void sitesThatComeAndGoAreNamedUpToTen() {
    assertThat(CaseTakeover.difference(TINY, TINY)).isEqualTo("sites as before, lanes as before");
    assertThat(CaseTakeover.difference(TINY, LARGE)).contains("+B0").contains("more");
    assertThat(CaseTakeover.difference(LARGE, TINY)).contains("-B0").doesNotContain("+B0");
  }
}
