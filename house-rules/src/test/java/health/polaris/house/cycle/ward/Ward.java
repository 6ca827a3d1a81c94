package health.polaris.house.cycle.ward;

import health.polaris.house.cycle.EntryPoint;

/** Knows the entry point, which knows it. */
public record Ward(EntryPoint entryPoint) {}
