package health.polaris.users.clinician;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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

    Associations with(ClinicianUpdateRequest update) {
        return new Associations(
                union(groups, update.groups().value()),
                union(locations, update.locations().value()),
                union(bookmarks, update.bookmarks().value()),
                union(bookmarkedPatients, update.bookmarkedPatients().value()));
    }

    Associations without(ClinicianUpdateRequest removal) {
        return new Associations(
                difference(groups, removal.groups().value()),
                difference(locations, removal.locations().value()),
                difference(bookmarks, removal.bookmarks().value()),
                difference(bookmarkedPatients, removal.bookmarkedPatients().value()));
    }

    Associations withBookmarks(List<String> changed) {
        return new Associations(groups, locations, changed, bookmarkedPatients);
    }

    Associations withBookmarkedPatients(List<String> changed) {
        return new Associations(groups, locations, bookmarks, changed);
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
