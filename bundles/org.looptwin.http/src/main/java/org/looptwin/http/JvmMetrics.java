package org.looptwin.http;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.OperatingSystemMXBean;

/** The process and its JVM, by the names that Prometheus' own clients use. */
final class JvmMetrics {
  private JvmMetrics() {}

  static void write(Exposition page) {
    memory(page);
    page.single(
        "jvm_threads_current",
        "gauge",
        "Live threads.",
        ManagementFactory.getThreadMXBean().getThreadCount());
    page.single(
        "jvm_classes_currently_loaded",
        "gauge",
        "Classes that are loaded.",
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    double collecting =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
            .sum();
    page.single(
        "jvm_gc_collection_seconds_total",
        "counter",
        "Time spent in garbage collection.",
        collecting / 1e3);
    process(page);
  }

  private static void memory(Exposition page) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
    page.family("jvm_memory_used_bytes", "gauge", "Memory in use.");
    page.sample("jvm_memory_used_bytes", heap.getUsed(), "area", "heap");
    page.sample("jvm_memory_used_bytes", other.getUsed(), "area", "nonheap");
    page.family("jvm_memory_committed_bytes", "gauge", "Memory that the JVM holds.");
    page.sample("jvm_memory_committed_bytes", heap.getCommitted(), "area", "heap");
    page.sample("jvm_memory_committed_bytes", other.getCommitted(), "area", "nonheap");
    page.family("jvm_memory_max_bytes", "gauge", "Most memory that the JVM may take.");
    page.sample("jvm_memory_max_bytes", heap.getMax(), "area", "heap");
  }

  private static void process(Exposition page) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof com.sun.management.OperatingSystemMXBean own) {
      page.single(
          "process_cpu_seconds_total",
          "counter",
          "CPU time of the process.",
          Math.max(0, own.getProcessCpuTime()) / 1e9);
    }
    page.single(
        "process_start_time_seconds",
        "gauge",
        "Start of the process, seconds since 1970.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
  }
}
