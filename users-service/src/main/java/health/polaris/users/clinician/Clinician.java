package health.polaris.users.clinician;

import health.polaris.common.audit.AuditedEntity;
import health.polaris.common.error.ApiException;
import health.polaris.users.wire.BodyValidation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A clinician user (contracts/users.md §5). */
@Entity
@Table(name = "clinician")
@DynamicUpdate
public class Clinician extends AuditedEntity {

    @Embedded
    private @Nullable Profile profile;

    @Embedded
    private Associations associations = new Associations(List.of(), List.of(), List.of(), List.of());

    private @Nullable String emailAddress;
    private @Nullable String sendEntryIdentifier;
    private @Nullable LocalDate contractExpiryEodDate;
    private boolean loginActive;
    private @Nullable String passwordHash;
    private @Nullable String passwordSalt;
    private boolean canEditEws;
    private @Nullable Boolean canEditEncounter;
    private @Nullable Boolean analyticsConsent;

    @OneToMany(mappedBy = "clinician", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("ordinal")
    private List<Product> products = new ArrayList<>();

    protected Clinician() {}

    private Clinician(String uuid) {
        super(uuid);
    }

    /** A new clinician; the badge and the flag come from the rules of contracts/users.md §4.1. */
    public static Clinician of(ClinicianCreateRequest request, @Nullable String badge, boolean canEditEws) {
        String chosen = request.chosenUuid();
        Clinician clinician = new Clinician(chosen == null ? UUID.randomUUID().toString() : chosen);
        clinician.profile = Profile.of(request);
        clinician.associations = new Associations(
                request.groups(),
                request.locations(),
                BodyValidation.listOrEmpty("bookmarks", request.bookmarks()),
                BodyValidation.listOrEmpty("bookmarked_patients", request.bookmarkedPatients()));
        clinician.emailAddress = EmailAddress.normalised(request.emailAddress());
        clinician.sendEntryIdentifier = badge;
        clinician.contractExpiryEodDate = request.contractExpiry();
        clinician.loginActive = !Boolean.FALSE.equals(request.loginActive());
        clinician.canEditEws = canEditEws;
        clinician.canEditEncounter = request.canEditEncounter();
        clinician.analyticsConsent = request.analyticsConsent();
        request.products().forEach(product -> clinician.products.add(Product.of(clinician, product)));
        return clinician;
    }

    /** Adds to the lists, edits and adds products, replaces the rest (contracts/users.md §4.3, rules 4 and 7 to 10). */
    public void update(ClinicianUpdateRequest update) {
        profile = profile().with(update);
        associations = associations.with(update);
        if (update.emailAddress().present()) {
            emailAddress = EmailAddress.checked(update.emailAddress().value());
        }
        sendEntryIdentifier = update.sendEntryIdentifier().orElse(sendEntryIdentifier);
        contractExpiryEodDate = update.contractExpiry().orElse(contractExpiryEodDate);
        loginActive = Boolean.TRUE.equals(update.loginActive().orElse(loginActive));
        canEditEws = Boolean.TRUE.equals(update.canEditEws().orElse(canEditEws));
        canEditEncounter = update.canEditEncounter().orElse(canEditEncounter);
        analyticsConsent = update.analyticsConsent().orElse(analyticsConsent);
        ProductChanges changes = new ProductChanges(this, products);
        update.productChanges().forEach(changes::apply);
    }

    /** Whether each of these products is one of the clinician's, as it is. */
    public boolean hasAsTheyAre(List<ProductRequest> requests) {
        return requests.stream().allMatch(request -> products.stream().anyMatch(product -> product.isAsIn(request)));
    }

    /** Takes values out of the lists and deletes products (contracts/users.md §4.4). */
    public void remove(ClinicianUpdateRequest removal) {
        associations = associations.without(removal);
        List<String> removed = removal.productChanges().stream()
                .map(product -> {
                    if (product.uuid() == null) {
                        throw ApiException.invalid("'uuid' is required to remove a product");
                    }
                    return product.uuid();
                })
                .toList();
        products.removeIf(product -> removed.contains(product.uuid()));
    }

    public void bookmarkLocation(String locationId) {
        associations = associations.withBookmarks(Associations.union(bookmarks(), Set.of(locationId)));
    }

    public void forgetLocation(String locationId) {
        associations = associations.withBookmarks(Associations.difference(bookmarks(), Set.of(locationId)));
    }

    public void bookmarkPatient(String patientId) {
        associations = associations.withBookmarkedPatients(Associations.union(bookmarkedPatients(), Set.of(patientId)));
    }

    public void forgetPatient(String patientId) {
        associations =
                associations.withBookmarkedPatients(Associations.difference(bookmarkedPatients(), Set.of(patientId)));
    }

    /** The contract has run out. */
    public void deactivate() {
        loginActive = false;
    }

    /** A hash that tells its own algorithm and salt; a salt of the legacy format goes with its hash. */
    public void setPassword(String encoded) {
        passwordHash = encoded;
        passwordSalt = null;
    }

    public Profile profile() {
        return profile == null ? Profile.EMPTY : profile;
    }

    public @Nullable String firstName() {
        return profile().firstName();
    }

    public @Nullable String lastName() {
        return profile().lastName();
    }

    public @Nullable String jobTitle() {
        return profile().jobTitle();
    }

    public List<String> groups() {
        return associations.groups();
    }

    public List<String> locations() {
        return associations.locations();
    }

    public List<String> bookmarks() {
        return associations.bookmarks();
    }

    public List<String> bookmarkedPatients() {
        return associations.bookmarkedPatients();
    }

    public @Nullable String emailAddress() {
        return emailAddress;
    }

    @Nullable
    public String sendEntryIdentifier() {
        return sendEntryIdentifier;
    }

    public @Nullable LocalDate contractExpiryEodDate() {
        return contractExpiryEodDate;
    }

    public boolean isTemporary() {
        return contractExpiryEodDate != null;
    }

    public boolean isLoginActive() {
        return loginActive;
    }

    public @Nullable String passwordHash() {
        return passwordHash;
    }

    public @Nullable String passwordSalt() {
        return passwordSalt;
    }

    public boolean canEditEws() {
        return canEditEws;
    }

    public @Nullable Boolean canEditEncounter() {
        return canEditEncounter;
    }

    @Nullable
    public Boolean analyticsConsent() {
        return analyticsConsent;
    }

    /** In the order in which they were added, closed ones included. */
    public List<Product> products() {
        return List.copyOf(products);
    }
}
