package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.Segment;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands where the rules look, for somebody who wants to understand a judgement. */
public final class ReadFields {

    private record Place(String segment, int field, int... components) {}

    private static final Place[] PLACES = {
        new Place("MSH", 3, 1),
        new Place("MSH", 4, 1),
        new Place("MSH", 7, 1),
        new Place("MSH", 9, 1, 2),
        new Place("MSH", 10, 1),
        new Place("MSH", 12, 1),
        new Place("MSH", 18, 1),
        new Place("PID", 3),
        new Place("PID", 5, 1, 2),
        new Place("PID", 7, 1),
        new Place("PID", 8, 1),
        new Place("PID", 29, 1),
        new Place("PV1", 2, 1),
        new Place("PV1", 3, 1, 2, 3),
        new Place("PV1", 6, 1, 2, 3),
        new Place("PV1", 19, 1),
        new Place("PV1", 44, 1),
        new Place("PV1", 45, 1),
        new Place("MRG", 1),
        new Place("MRG", 5, 1),
        new Place("MRG", 6, 1)
    };

    private ReadFields() {}

    /** {@code PV1-19.1} with its value, whole fields as received; without what is null or in segments that are missing. */
    public static Map<String, String> of(Hl7Message message) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Place place : PLACES) {
            message.segment(place.segment()).ifPresent(segment -> add(fields, segment, place));
        }
        return fields;
    }

    private static void add(Map<String, String> fields, Segment segment, Place place) {
        Field field = segment.field(place.field());
        String name = place.segment() + "-" + place.field();
        if (place.components().length == 0) {
            fields.put(name, field.raw());
        }
        for (int component : place.components()) {
            String value = field.component(component);
            if (value != null) {
                fields.put(name + "." + component, value);
            }
        }
    }
}
