package org.looptwin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.looptwin.checks.House.Room;

/** Model, then APIs, then providers: nobody looks the other way or sideways. */
class DirectionsTest {
  private static House house;

  @BeforeAll
  static void open() throws IOException {
    house = House.packed();
  }

  @Test
  void theModelKnowsNothingButTheJdk() {
    assertThat(uses(name -> name.equals("org.looptwin.model"), room -> true)).isEmpty();
    assertThat(foreignPackagesOf("org.looptwin.model")).isEmpty();
  }

  @Test
  void apisKnowTheModelAndNotEachOther() {
    assertThat(uses(Room::isApi, (from, to) -> !to.name().equals("org.looptwin.model"))).isEmpty();
  }

  @Test
  void noTypeOfALibraryEscapesThroughAnApi() {
    for (Room api : house.rooms().stream().filter(Room::isApi).toList()) {
      assertThat(foreignPackagesOf(api.name())).as(api.name()).isEmpty();
    }
  }

  @Test
  void contractTestsKnowTheModelTheirOwnApiAndThatOfPlugIns() {
    assertThat(
            uses(
                Room::isTck,
                (from, to) ->
                    !to.isModel()
                        && !to.name().equals("org.looptwin.plugin.api")
                        && !to.name().equals(from.capability() + ".api")))
        .isEmpty();
  }

  @Test
  void providersKnowWhatIsSharedAndNoOtherProvider() {
    assertThat(uses(room -> !room.isModel() && !room.isApi(), (from, to) -> !to.isShared()))
        .isEmpty();
  }

  @Test
  void nobodyNeedsContractTestsToWork() {
    assertThat(uses(room -> !room.isTck(), (from, to) -> to.isTck())).isEmpty();
  }

  @Test
  void everyClassLivesInTheRoomItIsNamedAfter() {
    List<String> strangers =
        house.rooms().stream()
            .flatMap(
                room ->
                    house.classes().stream()
                        .filter(type -> isIn(type, room))
                        .filter(type -> type.getPackageName().startsWith("org.looptwin"))
                        .filter(type -> !room.holds(type.getPackageName()))
                        .map(type -> room.name() + " holds " + type.getName()))
            .toList();
    assertThat(strangers).isEmpty();
  }

  private interface Rule {
    boolean forbids(Room from, Room to);
  }

  private static List<String> uses(Predicate<String> from, java.util.function.Predicate<Room> to) {
    return uses(room -> from.test(room.name()), (f, t) -> to.test(t));
  }

  private static List<String> uses(Predicate<Room> from, Rule rule) {
    var found = new TreeSet<String>();
    for (JavaClass type : house.classes()) {
      Optional<Room> source = house.roomOf(type).filter(from);
      if (source.isPresent()) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          house
              .roomOf(dependency.getTargetClass())
              .filter(target -> !target.equals(source.get()))
              .filter(target -> rule.forbids(source.get(), target))
              .ifPresent(target -> found.add(dependency.getDescription()));
        }
      }
    }
    return List.copyOf(found);
  }

  /** Packages outside the JDK and the house that a room's classes use; annotations aside. */
  private static List<String> foreignPackagesOf(String room) {
    var found = new TreeSet<String>();
    for (JavaClass type : house.classes()) {
      if (house.roomOf(type).filter(r -> r.name().equals(room)).isPresent()) {
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(target -> !target.isPrimitive())
            .map(JavaClass::getPackageName)
            .filter(name -> !name.startsWith("java.") && !name.startsWith("org.looptwin."))
            .filter(name -> !name.startsWith("org.osgi.annotation."))
            .forEach(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static boolean isIn(JavaClass type, Room room) {
    return type.getSource()
        .map(source -> source.getUri().toString().contains(room.jar().getFileName().toString()))
        .orElse(false);
  }
}
