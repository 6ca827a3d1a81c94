package health.polaris.integration.claim.plain;

import health.polaris.integration.claim.plain.PersonFile.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where every number leads that was ever said: {@code claim-north:m1}, {@code nhs:n1}. */
final class Numbers {

    final Map<String, PersonFile> leads = new HashMap<>();
    final List<PersonFile> files = new ArrayList<>();

    /** Those that a merge named as old. */
    final Set<String> retired = new HashSet<>();

    static String mrn(String namespace, String value) {
        return namespace + ":" + value;
    }

    static String nhs(String value) {
        return "nhs:" + value;
    }

    PersonFile fresh() {
        PersonFile file = new PersonFile(files.size());
        files.add(file);
        return file;
    }

    @Nullable
    PersonFile record(String number) {
        PersonFile file = leads.get(number);
        return file == null ? null : file.record();
    }

    /** The newest that leads here; else one taken over. */
    @Nullable
    String shownMrn(PersonFile file, String namespace) {
        List<String> own = file.mrns.getOrDefault(namespace, List.of());
        for (String value : own.reversed()) {
            PersonFile holder = leads.get(mrn(namespace, value));
            if (holder != null && file.whole().contains(holder)) {
                return value;
            }
        }
        for (PersonFile other : file.merged) {
            String taken = shownMrn(other, namespace);
            if (taken != null) {
                return taken;
            }
        }
        return null;
    }

    @Nullable
    String shownNhs(PersonFile file) {
        String borne = borneNhs(file);
        if (borne != null) {
            return borne;
        }
        for (PersonFile other : file.merged) {
            String taken = other.withheld.contains(Field.NHS) ? null : shownNhs(other);
            if (taken != null) {
                return taken;
            }
        }
        return null;
    }

    /** Its own, or that of one merged into it as long as it is; not what it only takes over. */
    @Nullable
    String borneNhs(PersonFile file) {
        String named = file.nhsOfMerged;
        if (named != null && isCurrent(named) && file.whole().contains(leads.get(nhs(named)))) {
            return named;
        }
        return file.nhsReplaced ? null : file.nhs;
    }

    /** Not only a former number of somebody; one that a merge named as old is not freed by it (M1). */
    boolean isCurrent(String value) {
        PersonFile holder = leads.get(nhs(value));
        return holder != null && (retired.contains(nhs(value)) || value.equals(holder.nhs) && !holder.nhsReplaced);
    }

    void addMrn(PersonFile file, String namespace, String value) {
        leads.putIfAbsent(mrn(namespace, value), file);
        show(file, namespace, value);
    }

    void show(PersonFile file, String namespace, String value) {
        List<String> shown = file.mrns.computeIfAbsent(namespace, any -> new ArrayList<>());
        shown.remove(value);
        shown.add(value);
    }

    /** It leads there, and is shown when nothing else is. */
    void know(PersonFile file, String namespace, String value) {
        file.mrns.computeIfAbsent(namespace, any -> new ArrayList<>()).addFirst(value);
    }

    /** I6: an update of that record says this number, and the one shown until now is free; not one that a merge retired (M2). */
    void sayNhs(PersonFile record, String value, int place) {
        String before = shownNhs(record);
        write(record, value, place);
        boolean replaced = value.equals(shownNhs(record)) || isOfAnother(value, record) && isWanted(before, record);
        if (before != null && !before.equals(value) && replaced) {
            free(record, before);
        }
    }

    /** Two that exchange their numbers would wait for each other. */
    private boolean isWanted(@Nullable String value, PersonFile owner) {
        return files.stream()
                .filter(file -> file.record() != owner && claims(file))
                .anyMatch(file -> Objects.equals(file.claim, value));
    }

    /** Unless a claimant has it by now. */
    private void free(PersonFile record, String value) {
        PersonFile holder = leads.get(nhs(value));
        if (holder != null && record.whole().contains(holder)) {
            retired.remove(nhs(value));
            holder.nhsReplaced |= value.equals(holder.nhs);
            settle();
        }
    }

    /** What a message says of other records' numbers beside the one of its own: the newest word counts. */
    void sayBeside(PersonFile record, @Nullable String further) {
        record.besides.clear();
        PersonFile owner = further == null || !isCurrent(further) ? null : record(nhs(further));
        if (further != null && owner != null && owner != record) {
            record.besides.add(further);
        }
    }

    private void write(PersonFile record, String value, int place) {
        boolean isRetired = retired.contains(nhs(value)) && record(nhs(value)) == record;
        if (isRetired && !value.equals(shownNhs(record))) {
            record.claim = value.equals(record.claim) ? value : null; // only another number withdraws it
        } else {
            showNhs(record, value, place);
        }
    }

    /** It is the one to show (M2), unless it is another's. */
    void showNhs(PersonFile record, String value, int place) {
        PersonFile holder = leads.get(nhs(value));
        if (holder == null || !isCurrent(value) || holder == record && !value.equals(record.nhs)) {
            give(record, value);
        } else if (holder == record) {
            record.nhsOfMerged = null;
            record.claim = null;
        } else {
            if (holder.record() == record) {
                replaceOwn(record, value);
                record.nhsOfMerged = value;
            }
            claim(record, value, place);
        }
        settle();
    }

    private static void claim(PersonFile record, String value, int place) {
        record.claim = value;
        record.claimedAt = place;
    }

    /** Its own number until now becomes a former one, free to become somebody else's (I4). */
    private static void replaceOwn(PersonFile record, String by) {
        if (record.nhs != null && !record.nhs.equals(by)) {
            record.nhsReplaced = true;
        }
    }

    private void give(PersonFile file, String value) {

        retired.remove(nhs(value));
        file.nhs = value;
        file.nhsReplaced = false;
        file.nhsOfMerged = null;
        file.claim = null;
        file.besides.remove(value);
        PersonFile before = leads.put(nhs(value), file);
        if (before != null && before != file && value.equals(before.nhs)) {
            before.nhs = null;
        }
    }

    /** F1: the number that is shown is nobody's now, also when it was taken over; it leads nowhere. */
    void deleteNhs(PersonFile record) {
        String value = shownNhs(record);
        record.claim = null;
        record.besides.clear();
        if (value != null) {
            PersonFile holder = Objects.requireNonNull(leads.remove(nhs(value)));
            holder.nhs = null;
            record.nhsOfMerged = null;
        }
        record.nhs = null; // its own that was replaced by the one deleted too: no unlink gives it back
        record.nhsReplaced = false;
        record.merged.forEach(other -> other.withheld.add(Field.NHS));
        settle();
    }

    /** M3: it has its number again, unless somebody else has it by now. */
    void restoreNhs(PersonFile child) {
        if (child.nhs != null && leads.get(nhs(child.nhs)) == child) {
            retired.remove(nhs(child.nhs));
        }
        if (child.nhs != null && child.nhsReplaced) {
            if (leads.get(nhs(child.nhs)) == child) {
                child.nhsReplaced = false;
            } else {
                child.nhs = null;
            }
        }
        settle();
    }

    /** I6: a number that is nobody's any more goes to the record whose fact claimed it last. */
    void settle() {
        Optional<PersonFile> heir = files.stream()
                .filter(this::claims)
                .filter(file -> !isCurrent(Objects.requireNonNull(file.claim)))
                .max(Comparator.comparingInt(file -> file.claimedAt));
        if (heir.isPresent()) {
            give(heir.get(), Objects.requireNonNull(heir.get().claim));
            settle();
        }
    }

    /** A claim rests while a merge has solved it, or while its record is merged into one that shows a number. */
    private boolean claims(PersonFile file) {
        return file.claim != null && (file.into == null || shownNhs(file.record()) == null);
    }

    /** The numbers of other records that this one wants. */
    List<String> conflicts(PersonFile file) {
        boolean rests = file.into != null && shownNhs(file.record()) != null;
        return rests
                ? List.of()
                : Stream.concat(Stream.ofNullable(file.claim), file.besides.stream())
                        .filter(value -> isOfAnother(value, file))
                        .distinct()
                        .toList();
    }

    private boolean isOfAnother(String value, PersonFile file) {
        PersonFile owner = isCurrent(value) ? record(nhs(value)) : null;
        return owner != null && owner != file.record();
    }
}
