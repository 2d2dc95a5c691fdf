package org.looptwin.shell.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Contract;
import org.looptwin.model.network.Node;

/** What a plan buys, by material. */
final class Purchases {
  private final PlanStory story;
  private final Map<Commodity, Material> materials = new EnumMap<>(Commodity.class);

  Purchases(PlanStory story) {
    this.story = story;
    Map<Commodity, List<Seller>> sellers = new EnumMap<>(Commodity.class);
    story
        .plan()
        .purchasesKwh()
        .forEach(
            (id, path) ->
                story
                    .node(id)
                    .filter(node -> node.commodity() != null)
                    .ifPresent(
                        node ->
                            sellers
                                .computeIfAbsent(node.commodity(), key -> new ArrayList<>())
                                .add(seller(node, path))));
    sellers.forEach((commodity, all) -> materials.put(commodity, new Material(commodity, all)));
  }

  private Seller seller(Node node, List<Double> path) {
    double kwh = path.stream().mapToDouble(Double::doubleValue).sum();
    return new Seller(node, path, kwh, executedShare(node));
  }

  /** NaN where there is no contract. */
  private double executedShare(Node node) {
    Map<String, Contract> contracts = story.problem().reference().contracts();
    if (!node.criticalSupplier() || !contracts.containsKey(node.id())) {
      return Double.NaN;
    }
    double present =
        story.plan().purchasesKwh().keySet().stream()
            .filter(contracts::containsKey)
            .filter(id -> story.node(id).filter(n -> n.commodity() == node.commodity()).isPresent())
            .mapToDouble(id -> contracts.get(id).baseShare())
            .sum();
    double executed =
        story
            .problem()
            .initial()
            .executedShares()
            .getOrDefault(node.id(), contracts.get(node.id()).baseShare());
    return present > 0 ? executed / present : Double.NaN;
  }

  /** In the order of materials. */
  List<Material> materials() {
    return List.copyOf(materials.values());
  }

  /**
   * One supplier.
   *
   * @param path kWh by month
   * @param kwh over the horizon
   * @param executedShare before month 1, of those present; NaN without a contract
   */
  record Seller(Node node, List<Double> path, double kwh, double executedShare) {
    double eur() {
      return kwh * node.unitPriceEurKwh();
    }
  }

  /** One material with all its suppliers. */
  record Material(Commodity commodity, List<Seller> sellers) {
    double kwh() {
      return sellers.stream().mapToDouble(Seller::kwh).sum();
    }

    double eur() {
      return sellers.stream().mapToDouble(Seller::eur).sum();
    }

    double share(Seller seller) {
      return kwh() > 0 ? seller.kwh() / kwh() : 0;
    }

    /**
     * @param month 1 being the first
     */
    double share(Seller seller, int month) {
      double total = sellers.stream().mapToDouble(one -> one.path().get(month - 1)).sum();
      return total > 0 ? seller.path().get(month - 1) / total : 0;
    }
  }
}
