package health.polaris.integration.claim.plain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One person as somebody once spoke of him; merged into another's it is a part of that one's record. */
final class PersonFile {

    enum Field {
        FAMILY,
        GIVEN,
        BIRTH,
        SEX,
        DEATH,
        NHS
    }

    /** The first file of a history has 0: the same file has the same number whenever the history is gone through. */
    final int born;

    /** By namespace, the newest last; numbers that lead elsewhere by now included. */
    final Map<String, List<String>> mrns = new LinkedHashMap<>();

    final Map<Field, String> fields = new EnumMap<>(Field.class);

    /** What is not taken over from this one by the file it is merged into (F1, M2). */
    final Set<Field> withheld = EnumSet.noneOf(Field.class);

    final List<PersonFile> merged = new ArrayList<>();

    @Nullable
    PersonFile into;

    /** Tells which of two merges was the later. */
    int mergedAt;

    /** Its own NHS number, unless the record that it is merged into got another one instead. */
    @Nullable
    String nhs;

    boolean nhsReplaced;

    /** A number of one that is merged into this one, which an update of this one has named since. */
    @Nullable
    String nhsOfMerged;

    /** I6: the number that it claims though it is another's. */
    @Nullable
    String claim;

    int claimedAt;

    /** NHS numbers of others that its last message with one said beside its own. */
    final Set<String> besides = new LinkedHashSet<>();

    /** F2: where PID-29 said {@code ""} last; 0 for nowhere. */
    int deathDeletedAt;

    /** Where a field was deleted last: what is merged into this one there is not taken over either (M2). */
    final Map<Field, Integer> deletedIn = new EnumMap<>(Field.class);

    PersonFile(int born) {
        this.born = born;
    }

    PersonFile record() {
        PersonFile top = this;
        while (top.into != null) {
            top = top.into;
        }
        return top;
    }

    /** M2: its own, else that of the first one merged into it that has one. */
    @Nullable
    String shown(Field field) {
        String own = fields.get(field);
        if (own != null) {
            return own;
        }
        for (PersonFile other : merged) {
            String taken = other.withheld.contains(field) ? null : other.shown(field);
            if (taken != null) {
                return taken;
            }
        }
        return null;
    }

    /** This one and all that are merged into it, directly or not. */
    List<PersonFile> whole() {
        List<PersonFile> all = new ArrayList<>(List.of(this));
        merged.forEach(other -> all.addAll(other.whole()));
        return all;
    }

    /**
     * @param place of the message
     * @param order among all merges
     */
    void mergeInto(PersonFile survivor, int place, int order) {
        leave();
        mergedAt = order;
        survivor.deletedIn.forEach((field, deletedAt) -> {
            if (deletedAt == place) {
                withheld.add(field);
            }
        });
        into = survivor;
        survivor.merged.add(this);
    }

    /** A record of its own again. */
    void leave() {
        if (into != null) {
            into.merged.remove(this);
        }
        into = null;
        withheld.clear();
    }
}
