package health.polaris.encounters.epr.message;

import health.polaris.encounters.fact.NewFact;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message of the EPR says.
 *
 * @param ahead what it says of persons beside its visit, in the same place ({@link StatementReader.Told}); null for
 *     nearly every message. It goes by the message's uuid with {@link #AHEAD} before it, and nobody is told of it: what
 *     became of the message is what became of {@code main}
 * @param main goes by the message's uuid
 */
public record EprFacts(MessageIdentity identity, @Nullable NewFact ahead, NewFact main) {

    /** Sorts before every uuid, so that of two facts in one place the merge comes first. */
    public static final String AHEAD = "+";

    /** In their order. */
    public List<NewFact> all() {
        return Stream.concat(Stream.ofNullable(ahead), Stream.of(main)).toList();
    }
}
