package org.looptwin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What code of ours does not call: clocks, randomness and printers are injected. */
class HouseRulesTest {
  private static final Set<String> CLOCKED =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.YearMonth",
          "java.time.LocalTime");

  /** Who may look at the wall clock, and why. */
  private static final Map<String, String> MAY_KNOW_THE_TIME =
      Map.of(
          "org.looptwin.shell.",
          "chooses the clock that everything else is given",
          "org.looptwin.decision.ledger.JsonLinesLedgerArchive",
          "stamps entries (not hashed) where no server has registered a clock",
          "org.looptwin.connector.sparkplug.SparkplugConnector",
          "stamps STATE and rebirth requests, which edge nodes compare with their own clocks",
          "org.looptwin.loop.Rebuilder",
          "measures how long its steps take (not hashed); time itself comes from the journal");

  private static House house;

  @BeforeAll
  static void open() throws IOException {
    house = House.packed();
  }

  @Test
  void nobodyPrints() {
    assertThat(
            accesses(
                target ->
                    target.getOwner().isEquivalentTo(System.class)
                            && Set.of("out", "err").contains(target.getName())
                        || target.getOwner().isAssignableTo(Throwable.class)
                            && target.getName().equals("printStackTrace")))
        .isEmpty();
  }

  @Test
  void nobodyAsksTheWallClock() {
    assertThat(
            accesses(HouseRulesTest::readsWallClock).stream()
                .filter(
                    found ->
                        MAY_KNOW_THE_TIME.keySet().stream()
                            .noneMatch(who -> found.contains("<" + who))))
        .isEmpty();
  }

  @Test
  void randomnessHasASeed() {
    assertThat(
            accesses(
                target ->
                    target.getOwner().isEquivalentTo(java.util.Random.class)
                            && target.getFullName().endsWith("<init>()")
                        || target.getOwner().isEquivalentTo(Math.class)
                            && target.getName().equals("random")
                        || target
                            .getOwner()
                            .getName()
                            .equals("java.util.concurrent.ThreadLocalRandom")))
        .isEmpty();
  }

  @Test
  void nobodySleeps() {
    assertThat(
            accesses(
                target ->
                    target.getOwner().isEquivalentTo(Thread.class)
                        && target.getName().equals("sleep")))
        .isEmpty();
  }

  private static boolean readsWallClock(AccessTarget target) {
    String owner = target.getOwner().getName();
    return owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis")
        || CLOCKED.contains(owner) && target.getFullName().endsWith("now()")
        || owner.equals("java.util.Date") && target.getFullName().endsWith("<init>()")
        || owner.equals("java.time.Clock") && target.getName().startsWith("system");
  }

  private static List<String> accesses(Predicate<AccessTarget> forbidden) {
    return house.classes().stream()
        .filter(type -> house.roomOf(type).isPresent())
        .flatMap((JavaClass type) -> type.getAccessesFromSelf().stream())
        .filter((JavaAccess<?> access) -> forbidden.test(access.getTarget()))
        .map(JavaAccess::getDescription)
        .collect(Collectors.toList());
  }
}
