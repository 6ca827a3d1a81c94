package health.polaris.bench.compare;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What {@code bench/compare} passes on.
 *
 * @param before checkout with built jars
 * @param today the same of the working tree
 * @param scratch for unpacked jars and logs
 * @param results folder of the page
 */
record Options(
        Path before, Path today, Path scratch, Path results, int rounds, long seed, boolean trainedCache, Sizes sizes) {

    /** How much of each is read. */
    ReadSizes readSizes() {
        return sizes == Sizes.QUICK ? ReadSizes.QUICK : ReadSizes.WHOLE;
    }

    /**
     * How many rows there are and how often they are read.
     *
     * @param requests of each read, with few rows and with many, and as many before to warm up
     * @param hashed logins and tokens, the same way
     * @param limitSeconds of each limit
     */
    record ReadSizes(int few, int many, int requests, int hashed, int limitSeconds) {

        static final ReadSizes WHOLE = new ReadSizes(10_000, 1_000_000, 4000, 100, 5);
        static final ReadSizes QUICK = new ReadSizes(10_000, 100_000, 1500, 40, 2);
    }

    /**
     * How much of each.
     *
     * @param intake messages of each intake alone
     * @param backlog what waits at least when encounters-service starts
     * @param applied messages accepted and applied
     * @param counted messages whose statements are counted
     * @param openLoopSeconds of each rate
     * @param settleSeconds before what is counted or measured at rest
     * @param manyWaiting events in the outbox whose look is the dearest
     */
    record Sizes(
            String name,
            int warmUp,
            int intake,
            int backlog,
            int applied,
            int counted,
            int openLoopSeconds,
            int restSeconds,
            int settleSeconds,
            int limitSeconds,
            int manyWaiting) {

        static final Sizes WHOLE = new Sizes("whole", 3000, 8000, 20_000, 6000, 1000, 30, 30, 11, 10, 1_000_000);
        static final Sizes QUICK = new Sizes("quick", 200, 300, 0, 300, 150, 2, 5, 2, 2, 100_000);
        /** For two builds that differ in what applying costs. */
        static final Sizes APPLIED = new Sizes("applied", 3000, 1000, 6000, 8000, 500, 2, 2, 5, 2, 10_000);

        static Sizes of(String name) {
            return Stream.of(WHOLE, QUICK, APPLIED)
                    .filter(size -> size.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("--size is whole, quick or applied"));
        }
    }

    /** Does the work with what the command says; a failure is told in one line, and the process ends with 1. */
    static void with(String[] arguments, Consumer<Options> work) {
        try {
            work.accept(of(arguments));
        } catch (IllegalStateException failure) {
            Progress.say("FAILED: " + failure.getMessage());
            System.exit(1);
        }
    }

    /** {@code --before DIR --today DIR --scratch DIR --results DIR [--rounds 1] [--seed 14] [--cache yes] [--size quick|applied|whole]} */
    static Options of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            given.put(arguments[i], arguments[i + 1]);
        }
        return new Options(
                path(given, "--before"),
                path(given, "--today"),
                path(given, "--scratch"),
                path(given, "--results"),
                Integer.parseInt(given.getOrDefault("--rounds", "1")),
                Long.parseLong(given.getOrDefault("--seed", "14")),
                given.getOrDefault("--cache", "yes").equals("yes"),
                Sizes.of(given.getOrDefault("--size", "whole")));
    }

    private static Path path(Map<String, String> given, String option) {
        String value = given.get(option);
        if (value == null) {
            throw new IllegalArgumentException(option + " is missing; bench/compare sets it");
        }
        return Path.of(value).toAbsolutePath();
    }
}
