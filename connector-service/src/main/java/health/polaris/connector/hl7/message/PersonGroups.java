package health.polaris.connector.hl7.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a message apart where its next person begins: A17 and A37 have two, an A40 has as many as it merges. */
final class PersonGroups {

    private static final Set<String> PERSON = Set.of("PID");
    private static final Set<String> ONCE = Set.of("MRG", "PV1");
    /** What is read of a person, be it in the wrong place. */
    private static final Set<String> OF_ONE = Set.of("MRG", "PV1", "PV2");

    private static final int NAME_LENGTH = 3;

    private record Group(List<String> lines, Map<String, Integer> sequences) {}

    private final MessageText message;
    private final List<Group> groups = new ArrayList<>();
    private final List<String> shared = new ArrayList<>();
    private final Set<String> sharedNames = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private String person = "";
    private int personSequence;

    private PersonGroups(MessageText message) {
        this.message = message;
    }

    static List<PersonPart> of(MessageText message, int most) {
        PersonGroups taking = new PersonGroups(message);
        message.lines().takeWhile(line -> taking.groups.size() <= most).forEach(taking::take);
        MessageText shared = text(taking.shared, message);
        return taking.groups.stream()
                .map(group -> new PersonPart(shared, text(group.lines(), message), group.sequences()))
                .toList();
    }

    private static MessageText text(List<String> lines, MessageText message) {
        return new MessageText(String.join("\r", lines), message.header());
    }

    private void take(String line) {
        if (message.hasName(line, PERSON)) {
            person = line;
            personSequence = count(line);
            begin();
        } else if (!groups.isEmpty()) {
            add(line);
        } else if (message.hasName(line, OF_ONE)) {
            count(line);
        } else {
            share(line);
        }
    }

    /** The first segment of a name counts. */
    private void share(String line) {
        if (message.isNamed(line) && sharedNames.add(name(line))) {
            shared.add(line);
        }
    }

    private void add(String line) {
        boolean once = message.hasName(line, ONCE);
        if (once && seen.contains(name(line))) {
            begin();
        }
        if (once) {
            seen.add(name(line));
        }
        Group group = groups.getLast();
        if (message.hasName(line, OF_ONE)) {
            int sequence = count(line);
            group.sequences().putIfAbsent(name(line), sequence);
        }
        group.lines().add(line);
    }

    /** A second MRG or PV1 behind the same PID makes that person come again. */
    private void begin() {
        groups.add(new Group(new ArrayList<>(List.of(person)), new HashMap<>(Map.of("PID", personSequence))));
        seen.clear();
    }

    private int count(String line) {
        return counts.merge(name(line), 1, Integer::sum);
    }

    private static String name(String line) {
        return line.substring(0, NAME_LENGTH);
    }
}
