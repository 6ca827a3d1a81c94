package health.polaris.encounters.location;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A location as clients see it (contracts/encounters.md §7.13); compact without products and audit fields. */
@JsonInclude(Include.ALWAYS)
record LocationResponse(
        String uuid,
        String odsCode,
        String displayName,
        @Nullable String locationType,
        boolean active,
        @Nullable LocationParent parent,
        @JsonInclude(Include.NON_NULL) @Nullable String scoreSystemDefault,
        @JsonInclude(Include.NON_NULL) @Nullable List<LocationProduct> dhProducts,
        @JsonInclude(Include.NON_NULL) @Nullable Instant created,
        @JsonInclude(Include.NON_NULL) @Nullable String createdBy,
        @JsonInclude(Include.NON_NULL) @Nullable Instant modified,
        @JsonInclude(Include.NON_NULL) @Nullable String modifiedBy) {

    static LocationResponse from(LocationAncestry ancestry) {
        Location place = ancestry.innermost();
        return new LocationResponse(
                place.uuid(),
                place.odsCode(),
                place.displayName(),
                place.locationType(),
                place.active(),
                LocationParent.outermostFirst(ancestry.ancestors()),
                place.scoreSystemDefault(),
                List.of(LocationProduct.of(place)),
                place.created(),
                place.createdBy(),
                place.modified(),
                place.modifiedBy());
    }

    LocationResponse compact() {
        return new LocationResponse(
                uuid,
                odsCode,
                displayName,
                locationType,
                active,
                parent,
                scoreSystemDefault,
                null,
                null,
                null,
                null,
                null);
    }

    /** The place around it, with the places around that one. */
    @JsonInclude(Include.ALWAYS)
    record LocationParent(
            String uuid,
            String odsCode,
            String displayName,
            @Nullable String locationType,
            @Nullable LocationParent parent,
            @JsonInclude(Include.NON_NULL) @Nullable String scoreSystemDefault) {

        static @Nullable LocationParent outermostFirst(List<Location> places) {
            LocationParent parent = null;
            for (Location place : places) {
                parent = new LocationParent(
                        place.uuid(),
                        place.odsCode(),
                        place.displayName(),
                        place.locationType(),
                        parent,
                        place.scoreSystemDefault());
            }
            return parent;
        }
    }

    /** Locations are closed by nobody, so {@code closed_date} is always null. */
    @JsonInclude(Include.ALWAYS)
    record LocationProduct(
            String uuid,
            String productName,
            LocalDate openedDate,
            @Nullable LocalDate closedDate) {

        static LocationProduct of(Location place) {
            return new LocationProduct(place.productUuid(), place.productName(), place.productOpenedDate(), null);
        }
    }
}
