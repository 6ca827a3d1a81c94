package health.polaris.connector.suggestion;

import health.polaris.connector.suggestion.Draft.Line;
import health.polaris.connector.suggestion.Feed.Sample;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A profile that a feed's samples speak for.
 *
 * @param yaml a whole file of profiles with this one, each line under its reason
 * @param undecided what the samples do not tell
 */
record ProfileSuggestion(String yaml, List<Line> lines, List<String> undecided) {

    private static final int MOST_SENDERS = 20;

    /** @param zone of times without offset, when no profile says otherwise */
    static ProfileSuggestion of(Feed feed, String name, ZoneId zone) {
        Draft draft = new Draft(name);
        senders(feed, draft);
        NumberSuggestion.add(feed, draft);
        StaySuggestion.add(feed, draft);
        CodeSuggestion.add(feed, draft);
        TextSuggestion.add(feed, draft);
        TimeSuggestion.add(feed, draft, zone);
        return new ProfileSuggestion(draft.yaml(), draft.lines(), draft.undecided());
    }

    private static void senders(Feed feed, Draft draft) {
        Set<Map<String, String>> seen = new LinkedHashSet<>();
        for (Sample sample : feed.messages()) {
            String application = name(sample, 3);
            String facility = name(sample, 4);
            if (!(application.equals("*") && facility.equals("*"))) {
                seen.add(Map.of("application", application, "facility", facility));
            }
        }
        List<Map<String, String>> senders = seen.stream().limit(MOST_SENDERS).toList();
        draft.add(
                "senders",
                senders.isEmpty() ? List.of(Map.of("application", "NAME", "facility", "*")) : senders,
                senders.isEmpty()
                        ? "MSH-3 and MSH-4 are empty: put in what the feed will say"
                        : "MSH-3 and MSH-4 of the samples");
        if (seen.size() > MOST_SENDERS) {
            draft.leave("There are %d senders; %d are listed. One profile for each hospital is better"
                    .formatted(seen.size(), MOST_SENDERS));
        }
    }

    /** Profiles name senders in ASCII; one that is empty or cannot be written so is any. */
    private static String name(Sample sample, int field) {
        String name = sample.text().header().value(field);
        return name == null || !name.matches("[\\x20-\\x7E]{1,200}") ? "*" : name;
    }
}
