package health.polaris.integration.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code deploy/train.sh} makes the cache of an image with. */
final class TrainingScript {

    private static final Path FILE = Path.of(System.getProperty("polaris.root", ".."), "deploy/train.sh");
    private static final Pattern SETTING = Pattern.compile("([A-Z_]+)=(\\S+)");

    private TrainingScript() {}

    /** @param beginnings regular expressions of what follows the hyphen: {@code Xmx} */
    static List<String> options(String... beginnings) {
        Pattern option = Pattern.compile("-(?:" + String.join("|", beginnings) + ")\\S+");
        String script = text();
        return script.substring(0, script.indexOf("service.jar; then"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> option.matcher(line).results())
                .map(MatchResult::group)
                .toList();
    }

    /** The variables that the service is started with. */
    static Map<String, String> environment() {
        return text().lines()
                .filter(line -> line.startsWith("export "))
                .flatMap(line -> SETTING.matcher(line).results())
                .collect(Collectors.toMap(setting -> setting.group(1), setting -> setting.group(2)));
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
