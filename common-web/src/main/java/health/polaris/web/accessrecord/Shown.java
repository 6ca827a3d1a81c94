package health.polaris.web.accessrecord;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom an answer shows, by id, each once. */
public final class Shown {

    private final Set<String> patients = new LinkedHashSet<>();
    private final Set<String> encounters = new LinkedHashSet<>();
    private final Set<String> wards = new LinkedHashSet<>();

    Shown() {}

    public Shown patient(@Nullable String id) {
        return add(patients, id);
    }

    /**
     * Somebody, or something of a patient's, that is not known by a patient's id; stands among the patients as {@code
     * kind:id}.
     */
    public Shown other(String kind, @Nullable String id) {
        return id == null || id.isEmpty() ? this : patient(kind + ":" + id);
    }

    public Shown encounter(@Nullable String id) {
        return add(encounters, id);
    }

    /**
     * By what it is called where rows of several kinds stand together.
     *
     * @param kind {@code patient}, {@code encounter}, {@code location}; others are nobody's
     */
    public Shown any(String kind, @Nullable String id) {
        return switch (kind) {
            case "patient" -> patient(id);
            case "encounter" -> encounter(id);
            case "location" -> ward(id);
            default -> this;
        };
    }

    /** Where the person is, or whose business it is. */
    public Shown ward(@Nullable String id) {
        return add(wards, id);
    }

    /** The database takes every character but one. */
    private Shown add(Set<String> ids, @Nullable String id) {
        if (id != null && !id.isEmpty()) {
            ids.add(id.indexOf('\0') < 0 ? id : id.replace("\0", ""));
        }
        return this;
    }

    boolean nobody() {
        return patients.isEmpty() && encounters.isEmpty();
    }

    Set<String> patients() {
        return patients;
    }

    Set<String> encounters() {
        return encounters;
    }

    Set<String> wards() {
        return wards;
    }
}
