package org.looptwin.optimise.milp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;

/** Draws edits of the cases until one leaves no plan. */
final class InfeasibleEdits {
  private static final Case TINY =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();
  private static final int TRIES = 200;

  private final Predicate<EditedCase> feasible;

  InfeasibleEdits(Predicate<EditedCase> feasible) {
    this.feasible = feasible;
  }

  /** The first edit of this seed's sequence that is infeasible. */
  EditedCase draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < TRIES; i++) {
      EditedCase edited = new Drawing(random, seed).edited();
      if (!feasible.test(edited)) {
        return edited;
      }
    }
    throw new IllegalStateException(
        "Seed %d: none of %d edits is infeasible.".formatted(seed, TRIES));
  }

  /** One edit, of one to three changes. */
  private static final class Drawing {
    private final SplittableRandom random;
    private final EditedCase edited;
    private final List<Node> plants;

    Drawing(SplittableRandom random, long seed) {
      this.random = random;
      edited = drawn(seed);
      plants = edited.nodes(NodeType.BATTERY_PLANT);
    }

    private static EditedCase drawn(long seed) {
      if (seed % 20 == 19) {
        return new EditedCase(Reference.CASE, seed % 40 == 19 ? "n73" : "n120");
      }
      if (seed % 2 == 0) {
        EditedCase thirty = new EditedCase(Reference.CASE, "n30");
        return seed % 8 == 2 ? thirty.lithium() : thirty;
      }
      return new EditedCase(TINY, seed % 4 == 1 ? "n18" : "n21");
    }

    EditedCase edited() {
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        change(random.nextInt(12));
      }
      return edited;
    }

    private void change(int which) {
      switch (which) {
        case 0 -> starve(false);
        case 1 -> starve(true);
        case 2 -> overfull();
        case 3 -> cutOff();
        case 4 -> shortHorizon();
        case 5 -> reserve();
        case 6 -> closed();
        case 7 -> noSource();
        case 8 -> yields();
        case 9 -> idlePlant();
        case 10 -> gateways();
        default -> littleDemand();
      }
    }

    private Commodity material() {
      List<Commodity> some = new ArrayList<>(List.of(Commodity.values()));
      some.removeIf(commodity -> !commodity.material());
      return some.get(random.nextInt(some.size()));
    }

    private Node plant() {
      return plants.get(random.nextInt(plants.size()));
    }

    private List<Node> suppliers(Commodity material) {
      return edited.nodes(NodeType.SUPPLIER).stream()
          .filter(node -> node.commodity() == material)
          .toList();
    }

    private void lowStock(Commodity material) {
      for (Node plant : plants) {
        if (random.nextInt(3) > 0) {
          edited.stock(plant.id(), material, 9 * random.nextDouble());
        }
      }
    }

    private void starve(boolean forTheTimeBeing) {
      Commodity material = material();
      double left = random.nextBoolean() ? 0 : 0.05 * random.nextDouble();
      for (Node supplier : suppliers(material)) {
        if (forTheTimeBeing) {
          edited.outlook(supplier.id(), left);
        } else {
          edited.capacity(supplier.id(), left);
        }
      }
      lowStock(material);
      edited.say("%.3f of %s is delivered, stocks low".formatted(left, material));
    }

    private void overfull() {
      Node plant = plant();
      Commodity material = material();
      double days = 40 + 110 * random.nextDouble();
      edited.stock(plant.id(), material, days);
      edited.months(1 + random.nextInt(3));
      edited.say("%s holds %.1f days of %s".formatted(plant.id(), days, material));
    }

    private void cutOff() {
      Node plant = plant();
      Commodity material = material();
      edited.dropLanes(lane -> lane.to().equals(plant.id()) && lane.commodity() == material);
      edited.stock(plant.id(), material, 9 * random.nextDouble());
      edited.say("no lane brings %s to %s".formatted(material, plant.id()));
    }

    private void shortHorizon() {
      Node plant = plant();
      edited.months(1);
      double days = 20 + 40 * random.nextDouble();
      for (Commodity material : Commodity.values()) {
        if (material.material()) {
          edited.stock(plant.id(), material, days);
        }
      }
      edited.say("one month, %s holds %.1f days of all".formatted(plant.id(), days));
    }

    private void reserve() {
      Commodity[] critical = {Commodity.LI, Commodity.CO, Commodity.NI, Commodity.GR};
      Commodity material = critical[random.nextInt(critical.length)];
      double share = 0.3 + 0.7 * random.nextDouble();
      edited.reserve(share);
      suppliers(material).forEach(node -> edited.capacity(node.id(), 0.3 * random.nextDouble()));
      edited.say("a reserve of %.2f, little %s".formatted(share, material));
    }

    private void closed() {
      Commodity[] regenerated = {Commodity.LI, Commodity.CO, Commodity.NI};
      Commodity material = regenerated[random.nextInt(regenerated.length)];
      suppliers(material).forEach(node -> edited.capacity(node.id(), 0));
      double days = 8 + 1.99 * random.nextDouble();
      for (Commodity other : regenerated) {
        plants.forEach(node -> edited.stock(node.id(), other, days));
      }
      List<Node> centres = edited.nodes(NodeType.RECYCLING_CENTRE);
      edited.sites(
          random.nextBoolean()
              ? Set.of()
              : Set.of(centres.get(random.nextInt(centres.size())).id()));
      edited.say("no %s but by recycling, which is closed".formatted(material));
    }

    private void noSource() {
      Commodity material = material();
      suppliers(material).forEach(node -> edited.drop(node.id()));
      lowStock(material);
      edited.say("no supplier of %s".formatted(material));
    }

    private void yields() {
      edited.yield(0);
      suppliers(Commodity.LI).forEach(node -> edited.capacity(node.id(), 0));
      lowStock(Commodity.LI);
      edited.say("no lithium, and recycling yields none");
    }

    private void idlePlant() {
      Node plant = plant();
      Predicate<Lane> packs = lane -> lane.commodity() == Commodity.PACK;
      edited.dropLanes(packs.and(lane -> lane.from().equals(plant.id())));
      Commodity material = material();
      double days = 5 + 75 * random.nextDouble();
      edited.stock(plant.id(), material, days);
      edited.say(
          "%s ships no packs and holds %.1f days of %s".formatted(plant.id(), days, material));
    }

    private void gateways() {
      edited.nodes(NodeType.PORT).forEach(node -> edited.capacity(node.id(), 0));
      edited.nodes(NodeType.TERMINAL).forEach(node -> edited.capacity(node.id(), 0));
      Commodity material = material();
      lowStock(material);
      edited.say("ports and terminals shut, little %s in stock".formatted(material));
    }

    private void littleDemand() {
      double share = 0.3 * random.nextDouble();
      edited.demand(share);
      for (int i = 0; i < 3; i++) {
        edited.stock(plant().id(), material(), 25 + 60 * random.nextDouble());
      }
      edited.months(1 + random.nextInt(6));
      edited.say("%.2f of the demand, stocks full".formatted(share));
    }
  }
}
