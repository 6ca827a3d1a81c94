package health.polaris.web.monitoring;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Names that others choose, as labels: their characters, length and number are bounded. The first so many are themselves, all
 * others are {@value #OTHER}.
 */
public final class BoundedLabels {

    public static final String OTHER = "other";
    private static final int LONGEST = 60;

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final int most;
    private final Pattern unwanted;
    private final String instead;

    /**
     * @param most names of their own
     * @param unwanted characters
     * @param instead what stands for each of them
     */
    public BoundedLabels(int most, String unwanted, String instead) {
        this.most = most;
        this.unwanted = Pattern.compile(unwanted);
        this.instead = instead;
    }

    public String label(String name) {
        String label = unwanted.matcher(name.length() > LONGEST ? name.substring(0, LONGEST) : name)
                .replaceAll(instead);
        return known.contains(label) || (known.size() < most && known.add(label)) ? label : OTHER;
    }
}
