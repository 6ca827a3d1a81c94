package health.polaris.encounters.location;

/** Places and all that lies in them (of a ward its bays and their beds), as SQL finds them. */
public final class PlacesWithin {

    /**
     * Ends what {@code with recursive place (uuid) as (} and a select of some places have begun; {@code union} stops where parents
     * run in circles.
     */
    public static final String AND_ALL_IN_THEM = """

            union
            select child.uuid from epr_location child join place on child.parent_uuid = place.uuid)
            """;

    private PlacesWithin() {}
}
