package health.polaris.encounters.location;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.encounters.product.DhProduct;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A location as clients see it (contracts/encounters.md §7.13); compact without products and audit fields.
 *
 * @param ward name of the ward that it is or lies in, {@code "Willow"}; likewise bay and bed. Only where it is asked for
 *     by its uuid, or comes with an encounter
 */
@JsonInclude(Include.ALWAYS)
public record LocationResponse(
        String uuid,
        String odsCode,
        String displayName,
        @Nullable String locationType,
        boolean active,
        @Nullable LocationParent parent,
        @JsonInclude(Include.NON_NULL) @Nullable String ward,
        @JsonInclude(Include.NON_NULL) @Nullable String bay,
        @JsonInclude(Include.NON_NULL) @Nullable String bed,
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
                null,
                null,
                null,
                place.scoreSystemDefault(),
                List.of(LocationProduct.of(place.product())),
                place.created(),
                place.createdBy(),
                place.modified(),
                place.modifiedBy());
    }

    /** Compact, with the names of ward, bay and bed. */
    static LocationResponse placed(LocationAncestry ancestry) {
        LocationResponse found = from(ancestry);
        return new LocationResponse(
                found.uuid,
                found.odsCode,
                found.displayName,
                found.locationType,
                found.active,
                found.parent,
                ancestry.nameOf(LocationType.WARD),
                ancestry.nameOf(LocationType.BAY),
                ancestry.nameOf(LocationType.BED),
                found.scoreSystemDefault,
                null,
                null,
                null,
                null,
                null);
    }

    LocationResponse compact() {
        return new LocationResponse(
                uuid,
                odsCode,
                displayName,
                locationType,
                active,
                parent,
                ward,
                bay,
                bed,
                scoreSystemDefault,
                null,
                null,
                null,
                null,
                null);
    }

    /** The place around it, with the places around that one. */
    @JsonInclude(Include.ALWAYS)
    public record LocationParent(
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
    public record LocationProduct(
            String uuid,
            String productName,
            LocalDate openedDate,
            @Nullable LocalDate closedDate) {

        static LocationProduct of(DhProduct product) {
            return new LocationProduct(product.uuid(), product.name(), product.openedDate(), null);
        }
    }
}
