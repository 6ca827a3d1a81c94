package health.polaris.connector.observation.oru;

import java.util.Map;
import java.util.TreeMap;

/** A segment under construction: fields by their number, the gaps between them empty. */
final class SegmentText {

    private final String name;
    private final TreeMap<Integer, String> fields = new TreeMap<>();

    SegmentText(String name) {
        this.name = name;
    }

    /** @param value ready for the field: escaped where it is text */
    SegmentText field(int number, String value) {
        fields.put(number, value);
        return this;
    }

    /** Ends with the last field that was set, be it empty, and CR. MSH-1 is the separator itself. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        int written = name.equals("MSH") ? 1 : 0;
        for (Map.Entry<Integer, String> field : fields.entrySet()) {
            text.repeat("|", field.getKey() - written).append(field.getValue());
            written = field.getKey();
        }
        return text.append('\r').toString();
    }
}
