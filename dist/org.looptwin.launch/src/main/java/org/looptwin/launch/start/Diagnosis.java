package org.looptwin.launch.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.looptwin.launch.Levels;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Says in words which bundles and components should be running and are not. */
final class Diagnosis {
  private final BundleContext context;
  private final List<Bundle> bundles;

  Diagnosis(BundleContext context, List<Bundle> bundles) {
    this.context = context;
    this.bundles = List.copyOf(bundles);
  }

  /** One line each, the cause before its consequences; empty when everything runs. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    int level = context.getBundle().adapt(FrameworkStartLevel.class).getStartLevel();
    bundles.stream()
        .filter(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel() <= level)
        .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
        .map(Diagnosis::whyNotActive)
        .forEach(problems::add);
    problems.addAll(components(level));
    return problems;
  }

  /** What went wrong with a bundle, in one line. */
  static String describe(Bundle bundle, Throwable cause) {
    if (cause instanceof BundleException e && e.getType() == BundleException.RESOLVE_ERROR) {
      return "bundle %s does not resolve: %s".formatted(name(bundle), missing(e));
    }
    return "bundle %s fails: %s".formatted(name(bundle), root(cause));
  }

  private static String whyNotActive(Bundle bundle) {
    try {
      bundle.start(Bundle.START_TRANSIENT);
      return "bundle %s was not started".formatted(name(bundle));
    } catch (BundleException e) {
      return describe(bundle, e);
    }
  }

  private List<String> components(int level) {
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    if (reference == null) {
      return List.of("the component runtime (org.apache.felix.scr) is missing");
    }
    ServiceComponentRuntime runtime = context.getService(reference);
    return runtime.getComponentDescriptionDTOs().stream()
        .flatMap(
            description ->
                runtime.getComponentConfigurationDTOs(description).stream()
                    .flatMap(component -> why(description, component, level)))
        .toList();
  }

  private static Stream<String> why(
      ComponentDescriptionDTO description, ComponentConfigurationDTO component, int level) {
    String name =
        "component %s of %s ".formatted(description.name, description.bundle.symbolicName);
    return switch (component.state) {
      case ComponentConfigurationDTO.FAILED_ACTIVATION ->
          Stream.of(name + "fails: " + firstLine(component.failure));
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
          Stream.of(name + "waits for " + references(description, component));
      case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
          level < Levels.EDGE
              ? Stream.empty()
              : Stream.of(
                  name
                      + "waits for its configuration "
                      + String.join(", ", description.configurationPid));
      default -> Stream.empty();
    };
  }

  private static String references(
      ComponentDescriptionDTO description, ComponentConfigurationDTO component) {
    return Arrays.stream(component.unsatisfiedReferences)
        .map(reference -> type(description, reference))
        .collect(Collectors.joining(" and "));
  }

  private static String type(
      ComponentDescriptionDTO description, UnsatisfiedReferenceDTO unsatisfied) {
    return Arrays.stream(description.references)
        .filter(reference -> reference.name.equals(unsatisfied.name))
        .map(Diagnosis::wanted)
        .findFirst()
        .orElse(unsatisfied.name);
  }

  private static String wanted(ReferenceDTO reference) {
    return reference.target == null
        ? reference.interfaceName
        : reference.interfaceName + " with " + reference.target;
  }

  private static String name(Bundle bundle) {
    return bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
  }

  private static String missing(BundleException e) {
    return firstLine(e.getMessage()).replaceAll("\\s*Unresolved requirements:.*", "");
  }

  private static String root(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return firstLine(cause.toString());
  }

  private static String firstLine(String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("no reason given");
  }
}
