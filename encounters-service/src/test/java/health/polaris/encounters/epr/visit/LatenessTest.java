package health.polaris.encounters.epr.visit;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.EncounterRecency;
import health.polaris.encounters.encounter.MessageOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which message proves older than which (contracts/encounters.md §7.11). */
class LatenessTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // sent, sender, sequence; of the last one: sent, sender, sequence; late?
                "10, A, 5, 20, A, 4, true", // the time decides
                "20, A, 4, 10, A, 5, false",
                "10, A, 4, 10, A, 5, true", // equal times
                "10, A, 5, 10, A, 5, false", // the same once more
                "10, A, 4, 20, B, 5, true", // another sender
                "10, A, 5, 20, B, 4, false",
                "10, A, -, 20, B, 4, false",
                "-, A, 4, 20, A, 5, true", // no time
                "20, A, 4, -, A, 5, true",
                "-, A, -, 20, A, 5, false",
                "10, -, -, 20, -, -, false", // nobody knows whose times they are
                "-, -, -, -, -, -, false",
            })
    void provesOlder(
            @Nullable Integer sent,
            @Nullable String sender,
            @Nullable Long sequence,
            @Nullable Integer lastSent,
            @Nullable String lastSender,
            @Nullable Long lastSequence,
            boolean late) {
        EncounterRecency last = new EncounterRecency("E1");
        last.spokeOfStay(order(lastSent, lastSender, lastSequence));

        assertThat(Lateness.of(order(sent, sender, sequence), last)).isEqualTo(new Lateness(late, false, false));
    }

    @Test
    void everyGroupHasALastMessageOfItsOwn() {
        EncounterRecency last = new EncounterRecency("E1");
        last.spokeOfStay(order(10, "A", null));
        last.spokeOfDischarge(order(20, "A", null));
        last.spokeOfExistence(order(30, "A", null));

        assertThat(Lateness.of(order(5, "A", null), last)).isEqualTo(new Lateness(true, true, true));
        assertThat(Lateness.of(order(15, "A", null), last)).isEqualTo(new Lateness(false, true, true));
        assertThat(Lateness.of(order(25, "A", null), last)).isEqualTo(new Lateness(false, false, true));
        assertThat(Lateness.of(order(30, "A", null), last)).isEqualTo(Lateness.NONE);
        assertThat(Lateness.of(order(1, "A", null), null)).isEqualTo(Lateness.NONE);
    }

    private static MessageOrder order(@Nullable Integer minute, @Nullable String sender, @Nullable Long sequence) {
        Instant sentAt = minute == null ? null : Instant.EPOCH.plusSeconds(60L * minute);
        return new MessageOrder(sentAt, sender, sequence);
    }
}
