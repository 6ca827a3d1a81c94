package health.polaris.bench.compare.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The services of one checkout, unpacked below a scratch folder as their image has them.
 *
 * @param name {@code before} or {@code today}
 * @param options of the JVM: those of its image, with a fixed heap
 */
public record Build(String name, Path checkout, Path scratch, List<String> options) {

    private static final Pattern SETTING = Pattern.compile("([A-Z_]+)=(\\S+)");
    private static final Pattern OPTION = Pattern.compile("-(?:Dspring\\.|XX:Tiered)\\S+");

    /** Unpacks a service and, when asked, trains a cache of loaded classes for it, as the image does. */
    public void unpack(String service, boolean train) {
        Path jar = checkout.resolve("%s-service/target/%1$s-service-boot.jar".formatted(service));
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; ./mvnw package -DskipTests in " + checkout);
        }
        String folder = folder(service).toString();
        run(List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder), service);
        if (train) {
            List<String> arguments = new ArrayList<>(options);
            arguments.add("-XX:AOTCacheOutput=" + cache(service));
            arguments.addAll(trainingOptions());
            arguments.addAll(List.of("-jar", unpacked(service).toString()));
            run(arguments, service);
        }
    }

    /** The command that starts a service, with its cache when one was trained. */
    List<String> command(String service) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        if (Files.exists(cache(service))) {
            // It does not start when it cannot use the cache: or a start without would be measured unnoticed.
            command.addAll(List.of("-XX:AOTCache=" + cache(service), "-XX:AOTMode=on"));
        }
        command.addAll(List.of("-jar", unpacked(service).toString()));
        return command;
    }

    Path log(String service) {
        return scratch.resolve("%s-%s.log".formatted(name, service));
    }

    private void run(List<String> arguments, String service) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(service).toFile()));
        builder.environment().putAll(trainingSettings());
        try {
            if (Children.runToEnd(builder) != 0) {
                throw new IllegalStateException("Unpacking or training %s-service of %s failed; its log: %s"
                        .formatted(service, name, log(service)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What {@code deploy/train.sh} ends a service with before it would listen. */
    private List<String> trainingOptions() {
        return OPTION.matcher(training()).results().map(MatchResult::group).toList();
    }

    /** What it starts a service with, so that it needs neither database nor broker. */
    private Map<String, String> trainingSettings() {
        return training()
                .lines()
                .filter(line -> line.startsWith("export "))
                .flatMap(line -> SETTING.matcher(line).results())
                .collect(Collectors.toMap(setting -> setting.group(1), setting -> setting.group(2)));
    }

    private String training() {
        try {
            return Files.readString(checkout.resolve("deploy/train.sh"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path folder(String service) {
        return scratch.resolve(name).resolve(service);
    }

    private Path unpacked(String service) {
        return folder(service).resolve("%s-service-boot.jar".formatted(service));
    }

    private Path cache(String service) {
        return folder(service).resolve("service.aot");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
