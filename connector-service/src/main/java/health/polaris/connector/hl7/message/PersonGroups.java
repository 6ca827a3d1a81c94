package health.polaris.connector.hl7.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes a message apart where its next person begins: A17 and A37 have two, an A40 has as many as it merges. */
final class PersonGroups {

    private static final Set<String> PERSON = Set.of("PID");
    private static final Set<String> OF_ALL = Set.of("MSH", "EVN");
    private static final Set<String> ONCE = Set.of("MRG", "PV1");
    private static final int NAME_LENGTH = 3;

    private final List<List<String>> groups = new ArrayList<>();
    private final List<String> lead = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private String person = "";

    private PersonGroups() {}

    static List<MessageText> of(MessageText message, int most) {
        PersonGroups taking = new PersonGroups();
        message.lines().takeWhile(line -> taking.groups.size() <= most).forEach(line -> taking.take(line, message));
        String lead = String.join("\r", taking.lead);
        return taking.groups.stream()
                .map(group -> new MessageText(lead + "\r" + String.join("\r", group), message.header()))
                .toList();
    }

    private void take(String line, MessageText message) {
        if (message.hasName(line, PERSON)) {
            person = line;
            begin();
        } else if (groups.isEmpty()) {
            lead(line, message);
        } else {
            add(line, message);
        }
    }

    /** Each group repeats it: of what stands before the first PID only the two that are read. */
    private void lead(String line, MessageText message) {
        if (message.hasName(line, OF_ALL) && lead.size() < OF_ALL.size()) {
            lead.add(line);
        }
    }

    private void add(String line, MessageText message) {
        if (message.hasName(line, ONCE) && seen.contains(line.substring(0, NAME_LENGTH))) {
            begin();
        }
        if (message.hasName(line, ONCE)) {
            seen.add(line.substring(0, NAME_LENGTH));
        }
        groups.getLast().add(line);
    }

    private void begin() {
        groups.add(new ArrayList<>(List.of(person)));
        seen.clear();
    }
}
