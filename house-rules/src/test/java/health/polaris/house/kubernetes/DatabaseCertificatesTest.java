package health.polaris.house.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whom the services take for PostgreSQL, and what they show it. */
class DatabaseCertificatesTest {

    private static final String SHOWN = "/etc/polaris/database-certificate";
    private static final String TRUSTED = "/etc/polaris/database-authorities";

    @Test
    void eachRoleShowsItsOwnCertificateAndHasNoOther() {
        List<JsonNode> rendered = Helm.objects(
                "database.tls.mode=verify-full",
                "database.tls.authorities=database-authorities",
                "database.tls.certificates.encounters=encounters-certificate",
                "database.tls.ownerCertificates.encounters=owner-certificate",
                "database.tls.keyAlgorithm=EC",
                "database.owners={encounters}");
        Workload encounters = workload(rendered, "encounters");

        assertThat(encounters.containers())
                .allSatisfy(container -> assertThat(Environment.of(container))
                        .containsEntry("DATABASE_SSL_MODE", "verify-full")
                        .containsEntry("DATABASE_SSL_ROOT_CERT", TRUSTED + "/ca.crt")
                        .containsEntry("DATABASE_SSL_CERT", SHOWN + "/tls.crt")
                        .containsEntry("DATABASE_SSL_KEY", SHOWN + "/tls.key")
                        .containsEntry("DATABASE_SSL_KEY_ALGORITHM", "EC"));
        assertThat(secrets(encounters, "migrate"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(TRUSTED, "database-authorities 288", SHOWN, "owner-certificate 288"));
        assertThat(secrets(encounters, "service"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(TRUSTED, "database-authorities 288", SHOWN, "encounters-certificate 288"));
        assertThat(secrets(workload(rendered, "users"), "service"))
                .containsExactlyEntriesOf(Map.of(TRUSTED, "database-authorities 288"));
    }

    @Test
    void withoutOwnersTheSameRoleMigrates() {
        Workload users = workload(Helm.objects("database.tls.certificates.users=users-certificate"), "users");

        assertThat(users.containers())
                .allSatisfy(container -> assertThat(
                                secrets(users, container.path("name").asString()))
                        .containsExactlyEntriesOf(Map.of(SHOWN, "users-certificate 288")));
    }

    @Test
    void whoeverIsToBeVerifiedHasAnAuthority() {
        assertThat(Helm.refusal("database.tls.mode=verify-full")).contains("authorities");
    }

    private static Workload workload(List<JsonNode> rendered, String service) {
        return rendered.stream()
                .filter(object -> Manifests.name(object).equals("Deployment polaris-" + service))
                .map(object -> new Workload(Manifests.CHART, object))
                .findFirst()
                .orElseThrow();
    }

    /** What a container finds where, and the mode of those files: 288 is 0440. */
    private static Map<String, String> secrets(Workload workload, String container) {
        Map<String, String> volumes = workload.pod().path("volumes").values().stream()
                .filter(volume -> volume.has("secret"))
                .collect(Collectors.toMap(
                        volume -> volume.path("name").asString(),
                        volume -> volume.at("/secret/secretName").asString() + " "
                                + volume.at("/secret/defaultMode").asInt()));
        return workload.containers().stream()
                .filter(each -> each.path("name").asString().equals(container))
                .flatMap(each -> each.path("volumeMounts").values().stream())
                .filter(mount -> volumes.containsKey(mount.path("name").asString()))
                .collect(Collectors.toMap(
                        mount -> mount.path("mountPath").asString(),
                        mount -> volumes.get(mount.path("name").asString())));
    }
}
