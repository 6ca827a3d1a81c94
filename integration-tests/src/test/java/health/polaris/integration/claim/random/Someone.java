package health.polaris.integration.claim.random;

import health.polaris.integration.claim.said.Person;
import health.polaris.integration.claim.said.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person as he is, whatever is said about him. */
final class Someone {

    final String family;
    final String given;
    final String birth;
    final String sex;

    /** By namespace, the newest last. */
    final Map<String, List<String>> mrns = new HashMap<>();

    final List<Stay> stays = new ArrayList<>();

    @Nullable
    String nhs;

    boolean dead;

    /** A visit as the EPR of that namespace knows it; the one before is where he was before the last transfer. */
    static final class Stay {

        final String namespace;
        Visit visit;
        Visit.@Nullable Bed before;

        Stay(String namespace, Visit visit) {
            this.namespace = namespace;
            this.visit = visit;
        }
    }

    Someone(String family, String given, String birth, String sex, @Nullable String nhs) {
        this.family = family;
        this.given = given;
        this.birth = birth;
        this.sex = sex;
        this.nhs = nhs;
    }

    /** With all that is known of him. */
    Person whole(@Nullable String mrn, @Nullable String number) {
        return Person.of(mrn, number).named(family, given).born(birth, sex);
    }

    List<String> numbers(String namespace) {
        return mrns.computeIfAbsent(namespace, any -> new ArrayList<>());
    }

    List<Stay> stays(String namespace) {
        return stays.stream().filter(stay -> stay.namespace.equals(namespace)).toList();
    }
}
