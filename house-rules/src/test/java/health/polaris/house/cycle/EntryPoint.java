package health.polaris.house.cycle;

import health.polaris.house.cycle.ward.Ward;

/** Knows the ward, which knows it: what no service may be like. */
public record EntryPoint(Ward ward) {}
