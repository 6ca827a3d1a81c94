package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.identity.Subject;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose visit it is. Records never depend on stays, so they are folded first: a visit is own by the records as they are
 * at the fact's place, or at the end of the fold (O2).
 */
public record Ownership(Records atPlace, Records atEnd) {

    /** Of a local stay, whose patient nobody may know, and of a visit. */
    boolean isSame(@Nullable RecordId ofLocal, RecordId ofVisit) {
        return ofLocal == null || atPlace.topOf(ofLocal).equals(atPlace.topOf(ofVisit));
    }

    /** At its place it is a stay of the record that the message speaks of, not only of one whose number it carries. */
    boolean isOf(RecordId owner, Subject subject) {
        return atPlace.topOf(owner).equals(atPlace.topOf(subject.record()));
    }

    /** By the records at its place. */
    boolean isOwn(RecordId owner, Subject subject) {
        return isOwn(atPlace, owner, subject);
    }

    /** By the records at the end of the fold, which a later fact may change. */
    boolean isOwnAtEnd(RecordId owner, Subject subject) {
        return isOwn(atEnd, owner, subject);
    }

    boolean leadTo(RecordId owner, List<Identifier> numbers) {
        return leadTo(atPlace, owner, numbers);
    }

    /** Where the numbers lead in the end, or what has become of the records that they spoke of. */
    boolean leadToAtEnd(RecordId owner, List<Identifier> numbers) {
        RecordId top = atEnd.topOf(owner);
        return leadTo(atEnd, owner, numbers)
                || numbers.stream()
                        .flatMap(number -> Stream.ofNullable(atPlace.top(number)))
                        .anyMatch(spokenOf -> top.equals(atEnd.topOf(spokenOf)));
    }

    private static boolean isOwn(Records records, RecordId owner, Subject subject) {
        return records.topOf(owner).equals(records.topOf(subject.record()))
                || leadTo(records, owner, subject.numbers());
    }

    /** Own by any identifier that the message carries. */
    private static boolean leadTo(Records records, RecordId owner, List<Identifier> numbers) {
        RecordId top = records.topOf(owner);
        for (Identifier number : numbers) {
            if (top.equals(records.top(number))) {
                return true;
            }
        }
        return false;
    }
}
