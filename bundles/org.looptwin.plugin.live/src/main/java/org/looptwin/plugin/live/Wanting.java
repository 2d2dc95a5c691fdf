package org.looptwin.plugin.live;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** What the components of a bundle still want, in words. */
final class Wanting {
  private static final String SERVER = "org.looptwin.server";

  private final ServiceComponentRuntime runtime;

  Wanting(ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  /** The first component that does not run, and why; empty when all of them do. */
  Optional<String> of(Bundle bundle) {
    for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs(bundle)) {
      List<ComponentConfigurationDTO> present =
          List.copyOf(runtime.getComponentConfigurationDTOs(description));
      if (present.isEmpty() && description.defaultEnabled) {
        return Optional.of("component %s %s".formatted(description.name, settings(description)));
      }
      for (ComponentConfigurationDTO component : present) {
        String why = why(description, component);
        if (!why.isEmpty()) {
          return Optional.of("component %s %s".formatted(description.name, why));
        }
      }
    }
    return Optional.empty();
  }

  private static String why(
      ComponentDescriptionDTO description, ComponentConfigurationDTO component) {
    return switch (component.state) {
      case ComponentConfigurationDTO.FAILED_ACTIVATION -> "fails: " + firstLine(component.failure);
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
          "waits for " + references(description, component);
      case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> settings(description);
      default -> "";
    };
  }

  private static String settings(ComponentDescriptionDTO description) {
    String pid = description.configurationPid[0];
    return pid.equals(SERVER)
        ? "waits for the settings of a running server. Maybe drop it into the folder plugins of one"
        : "waits for its configuration %s. Maybe write conf/%s.cfg"
            .formatted(String.join(", ", description.configurationPid), pid);
  }

  private static String references(
      ComponentDescriptionDTO description, ComponentConfigurationDTO component) {
    return Arrays.stream(component.unsatisfiedReferences)
        .map(unsatisfied -> type(description, unsatisfied))
        .collect(Collectors.joining(" and "));
  }

  private static String type(
      ComponentDescriptionDTO description, UnsatisfiedReferenceDTO unsatisfied) {
    return Arrays.stream(description.references)
        .filter(reference -> reference.name.equals(unsatisfied.name))
        .map(Wanting::wanted)
        .findFirst()
        .orElse(unsatisfied.name);
  }

  private static String wanted(ReferenceDTO reference) {
    return reference.target == null
        ? reference.interfaceName
        : reference.interfaceName + " with " + reference.target;
  }

  private static String firstLine(String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("no reason given");
  }
}
