package health.polaris.common.dependency;

import java.util.function.BooleanSupplier;

/**
 * Something that a service stands on: told by {@code /ready} and in {@code polaris_dependency_up}.
 *
 * @param name {@code database}, {@code broker}
 * @param needed whether requests are worth nothing without it, so that they should go to another replica
 * @param up asked for each probe and each scrape
 */
public record Dependency(String name, boolean needed, BooleanSupplier up) {

    public boolean isUp() {
        return up.getAsBoolean();
    }
}
