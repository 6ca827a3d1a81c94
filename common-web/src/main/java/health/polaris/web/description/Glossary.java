package health.polaris.web.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the names of the wire mean, for properties and parameters whose Java says nothing of it. A word is a text, or a text
 * and an example, or these and all values that there are; {@code Schema.property} is that of one schema alone.
 *
 * <pre>{@code
 * ward: [The ward's id, L7]
 * FeedRequest.sender: Whose messages are meant
 * state: ["What became of it", open, [open, solved, dismissed]]
 * }</pre>
 */
record Glossary(Map<String, Word> words) {

    /**
     * @param example null when there is none
     * @param values all that there are; empty: any
     */
    record Word(String text, @Nullable Object example, List<?> values) {}

    /** Those of all services, and those of one, which win. */
    static Glossary of(String service) {
        Map<String, Word> words = new LinkedHashMap<>();
        Stream.of("platform", service)
                .map(DescriptionFile::entries)
                .forEach(entries -> entries.forEach((name, entry) -> words.put(name, word(entry))));
        return new Glossary(words);
    }

    /** @throws IllegalStateException for a text whose commas make more of it */
    private static Word word(Object entry) {
        if (!(entry instanceof List<?> pair)) {
            return new Word(String.valueOf(entry), null, List.of());
        }
        if (pair.size() < 2 || pair.size() > 3 || (pair.size() == 3 && !(pair.get(2) instanceof List))) {
            throw new IllegalStateException("No text and example: " + entry);
        }
        return new Word(
                String.valueOf(pair.getFirst()), pair.get(1), pair.size() == 3 ? (List<?>) pair.get(2) : List.of());
    }

    Optional<Word> ofProperty(String schema, String property) {
        return Optional.ofNullable(words.getOrDefault(schema + "." + property, words.get(property)));
    }

    Optional<Word> ofParameter(String name) {
        return Optional.ofNullable(words.get(name));
    }
}
