package health.polaris.connector.suggestion;

import health.polaris.connector.hl7.batch.MessageBatch;
import health.polaris.connector.hl7.message.MessageLimits;
import health.polaris.connector.inbound.MessageReading;
import health.polaris.connector.profile.ProfileDraft;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** {@code suggest [--name stmarys] [--zone Europe/London] FILE…}: prints a profile for the messages in the files. */
public final class SuggestCommand {

    private static final String USAGE =
            "usage: suggest [--name stmarys] [--zone Europe/London] FILE…  (a folder: those of its files that hold HL7)";
    private static final MessageLimits LIMITS = new MessageLimits(16_000_000, 1_000_000, 1_000_000, 32_000_000);

    private SuggestCommand() {}

    /** Exit code 2 for arguments that are no good. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Words words;
        try {
            words = Words.of(arguments);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return 2;
        }
        // What libraries log belongs into no file of profiles.
        LoggingSystem.get(SuggestCommand.class.getClassLoader()).setLogLevel("ROOT", LogLevel.OFF);
        try {
            return print(Feed.of(contents(words.files())), words.name(), words.zone(), out, err);
        } catch (IOException | UncheckedIOException unreadable) {
            err.println("Can not be read: " + unreadable.getMessage());
            return 2;
        }
    }

    /** What was asked for. */
    private record Words(String name, ZoneId zone, List<Path> files) {

        /** @throws IllegalArgumentException for what is no good, in words */
        static Words of(List<String> arguments) {
            String name = "site";
            String zone = System.getenv().getOrDefault("SERVER_TIMEZONE", "Europe/London");
            List<Path> files = new ArrayList<>();
            for (int index = 0; index < arguments.size(); index++) {
                String word = arguments.get(index);
                if ((word.equals("--name") || word.equals("--zone")) && index + 1 < arguments.size()) {
                    String value = arguments.get(++index);
                    name = word.equals("--name") ? value : name;
                    zone = word.equals("--zone") ? value : zone;
                } else if (word.startsWith("--")) {
                    throw new IllegalArgumentException(word + ": no such option, or nothing behind it\n" + USAGE);
                } else {
                    files.add(file(word));
                }
            }
            if (files.isEmpty()) {
                throw new IllegalArgumentException(USAGE);
            }
            if (!name.matches(SuggestionRequest.NAMES) || name.equals(SiteProfile.DEFAULT)) {
                throw new IllegalArgumentException(
                        "--name: a letter and then letters, digits, _ or -, all of them small, at"
                                + " most 40; not default");
            }
            return new Words(name, zone(zone), files);
        }

        private static Path file(String word) {
            try {
                return Path.of(word);
            } catch (InvalidPathException noPath) {
                throw new IllegalArgumentException(word + ": no name of a file", noPath);
            }
        }

        private static ZoneId zone(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException noZone) {
                throw new IllegalArgumentException(
                        "--zone: no such zone \"" + name + "\"; zones are written like Europe/London", noZone);
            }
        }
    }

    private static List<byte[]> contents(List<Path> files) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                try (Stream<Path> inside = Files.list(file)) {
                    for (Path each :
                            inside.filter(Files::isRegularFile).sorted().toList()) {
                        Optional.of(Files.readAllBytes(each))
                                .filter(MessageBatch::hasHeader)
                                .ifPresent(contents::add);
                    }
                }
            } else {
                contents.add(Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static int print(Optional<Feed> feed, String name, ZoneId zone, PrintStream out, PrintStream err) {
        if (feed.isEmpty() || feed.get().messages().isEmpty()) {
            err.println(feed.isEmpty() ? "More than " + Feed.MOST + " messages" : "None of the files is HL7");
            return 2;
        }
        SiteProfiles contract = ProfileDraft.contract(zone);
        MessageReading reading = new MessageReading(contract, LIMITS, Clock.systemUTC());
        SuggestionResponse answer = SuggestionService.of(feed.get(), name, reading, contract, zone);
        out.print(answer.profile());
        answer.undecided().forEach(question -> out.println("# To be decided: " + question));
        out.printf(
                "# Of %d messages %d are accepted without this profile, %d with it%s.%n",
                answer.messages(),
                answer.before().accepted(),
                answer.after().accepted(),
                answer.after().refused().isEmpty()
                        ? ""
                        : "; refused: " + answer.after().refused());
        return 0;
    }
}
