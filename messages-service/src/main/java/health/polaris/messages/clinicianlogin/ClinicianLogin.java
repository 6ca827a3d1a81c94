package health.polaris.messages.clinicianlogin;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One clinician. Names of groups and products are kept in lower case, location ids as they came. */
@Entity
@Table(name = "clinician_login")
public class ClinicianLogin extends AuditedEntity {

    private static final Set<String> GROUPS_OF_THE_WARD = Set.of("send clinician", "send superclinician");

    @Column(updatable = false)
    private String clinicianId;

    private boolean loginActive;
    private @Nullable String sendEntryIdentifier;
    private @Nullable String pinHash;
    private @Nullable LocalDate contractExpiryEodDate;

    @Column
    private List<String> products;

    @Column(name = "groups")
    private List<String> groups;

    @Column
    private List<String> locations;

    /** When the clinician was changed of whom the last event told; null: none has said so. */
    private @Nullable Instant toldAt;

    /** For Hibernate. */
    protected ClinicianLogin() {}

    ClinicianLogin(String clinicianId, ClinicianFacts facts) {
        this.clinicianId = clinicianId;
        this.locations = new ArrayList<>();
        apply(facts);
    }

    /** Takes over what was told; what may be left out ({@code login_active}, {@code locations}) stays as it is. */
    final void apply(ClinicianFacts facts) {
        loginActive = facts.loginActive() == null ? loginActive : facts.loginActive();
        sendEntryIdentifier = facts.sendEntryIdentifier();
        contractExpiryEodDate = facts.contractExpiry();
        products = lowerCase(facts.products());
        groups = lowerCase(facts.groups());
        locations = facts.locations() == null ? locations : new ArrayList<>(facts.locations());
    }

    /**
     * Takes over what an event told, unless a later one has told more.
     *
     * @param changedAt null: unknown, and taken for new
     */
    void take(ClinicianFacts facts, @Nullable Instant changedAt) {
        if (changedAt == null || toldAt == null || !changedAt.isBefore(toldAt)) {
            apply(facts);
            toldAt = changedAt == null ? toldAt : changedAt;
        }
    }

    /** The last day of the contract is still good. */
    public boolean isContractOver(LocalDate today) {
        return contractExpiryEodDate != null && today.isAfter(contractExpiryEodDate);
    }

    /** @param hash null: none from now on */
    public void changePin(@Nullable String hash) {
        pinHash = hash;
    }

    public @Nullable String pinHash() {
        return pinHash;
    }

    public void deactivate() {
        loginActive = false;
    }

    public boolean isLoginActive() {
        return loginActive;
    }

    public boolean worksOnWards() {
        return groups.stream().anyMatch(GROUPS_OF_THE_WARD::contains);
    }

    public String clinicianId() {
        return clinicianId;
    }

    private static List<String> lowerCase(Collection<String> names) {
        return new ArrayList<>(names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList());
    }
}
