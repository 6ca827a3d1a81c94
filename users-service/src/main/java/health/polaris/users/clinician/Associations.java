package health.polaris.users.clinician;

import health.polaris.users.wire.BodyValidation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a clinician belongs to and keeps at hand: role names, location ids, and bookmarks of locations and patients. */
@Embeddable
record Associations(
        @Column(columnDefinition = "text[]") List<String> groups,
        @Column(columnDefinition = "text[]") List<String> locations,
        @Column(columnDefinition = "text[]") List<String> bookmarks,
        @Column(columnDefinition = "text[]") List<String> bookmarkedPatients) {

    private static final Comparator<String> BY_CODE_POINT = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    Associations with(ClinicianUpdateRequest added) {
        return changed(added, Associations::union);
    }

    Associations without(ClinicianUpdateRequest removed) {
        return changed(removed, Associations::difference);
    }

    private Associations changed(
            ClinicianUpdateRequest by, BiFunction<List<String>, @Nullable Collection<String>, List<String>> change) {
        return new Associations(
                        change.apply(groups, by.groups().value()),
                        change.apply(locations, by.locations().value()),
                        change.apply(bookmarks, by.bookmarks().value()),
                        change.apply(bookmarkedPatients, by.bookmarkedPatients().value()))
                .boundedAfter(this);
    }

    /** Each list by itself may be short enough, and what comes of them too long. What has become shorter is taken. */
    private Associations boundedAfter(Associations before) {
        bound("groups", before.groups, groups);
        bound("locations", before.locations, locations);
        bound("bookmarks", before.bookmarks, bookmarks);
        bound("bookmarked_patients", before.bookmarkedPatients, bookmarkedPatients);
        return this;
    }

    private static void bound(String key, List<String> before, List<String> after) {
        if (after.size() > before.size()) {
            BodyValidation.bound(key, after);
        }
    }

    Associations withBookmarks(List<String> changed) {
        return new Associations(groups, locations, changed, bookmarkedPatients).boundedAfter(this);
    }

    Associations withBookmarkedPatients(List<String> changed) {
        return new Associations(groups, locations, bookmarks, changed).boundedAfter(this);
    }

    /** Sorted by code point and without duplicates, also when nothing is added. */
    static List<String> union(List<String> stored, @Nullable Collection<String> added) {
        return Stream.concat(stored.stream(), added == null ? Stream.empty() : added.stream())
                .distinct()
                .sorted(BY_CODE_POINT)
                .toList();
    }

    /** What is left, in its order. */
    static List<String> difference(List<String> stored, @Nullable Collection<String> removed) {
        return removed == null
                ? stored
                : stored.stream().filter(value -> !removed.contains(value)).toList();
    }
}
