package health.polaris.messages;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the service answers is what it says that it answers. */
@PolarisTest
class DescriptionTest {

    @LocalServerPort
    private int port;

    @Test
    void everyOperationAnswersAsDescribed() {
        Api anonymous = new Api(port);
        Api system = anonymous.as(Tokens.system(
                "read:gdm_message_all",
                "write:gdm_message_all",
                "read:gdm_patient_all",
                "read:gdm_activation",
                "write:gdm_activation",
                "read:send_device",
                "write:send_device",
                "write:send_clinician",
                "read:access_record"));
        OpenApiContract contract = OpenApiContract.of(anonymous);
        messages(contract, system);
        patients(contract, anonymous, system);
        devices(contract, anonymous, system);
        contract.call(system, "GET", "/dhos/v1/access_record?limit=1", null).expect(200);
        contract.call(anonymous, "GET", "/.well-known/jwks.json", null);
        for (String open : List.of("/running", "/version", "/healthcheck", "/metrics")) {
            if (contract.operations().contains("GET " + open)) {
                contract.call(anonymous, "GET", open, null);
            }
        }
        assertThat(contract.unseen()).isEmpty();
    }

    private static void messages(OpenApiContract contract, Api system) {
        String patient = fresh("patient");
        Map<String, Object> body = new HashMap<>(Map.of(
                "sender", patient,
                "sender_type", "patient",
                "receiver", "L",
                "receiver_type", "location",
                "message_type", Map.of("value", 5),
                "content", "text",
                "internal", "note",
                "confirmed_by", "C"));
        for (String path : List.of("/dhos/v1/message", "/dhos/v2/message")) {
            contract.accepts("POST", path, body);
            contract.rejects("POST", path, Map.of("sender", patient));
            contract.call(system, "POST", path, body);
            contract.call(system, "POST", path, Map.of());
        }
        String uuid = contract.call(system, "POST", "/dhos/v2/message", body)
                .json()
                .path("uuid")
                .asString();
        String one = "/dhos/v1/message/" + uuid;
        Map<String, Object> change = Map.of("retrieved", "2024-05-03T08:15:30.123+01:00", "cancelled_by", "P");
        contract.accepts("PATCH", one, change);
        contract.rejects("PATCH", one, Map.of("retrieved", 5));
        contract.call(system, "PATCH", one, change).expect(200);
        contract.call(system, "PATCH", one, Map.of()).expect(400);
        contract.call(system, "PATCH", "/dhos/v1/message/nowhere", change).expect(404);
        contract.call(system, "GET", one, null).expect(200);
        contract.call(system, "GET", "/dhos/v1/message/nowhere", null).expect(404);
        String pair = "/dhos/v1/sender/" + patient + "/receiver/L/";
        for (String list : List.of(
                "/dhos/v1/sender/" + patient + "/message",
                "/dhos/v1/sender/" + patient + "/active/message",
                "/dhos/v1/receiver/L/message?limit=2",
                "/dhos/v1/receiver/L/active/message",
                "/dhos/v1/receiver/L/active/callback/message",
                pair + "message",
                pair + "active/message",
                "/dhos/v1/sender_or_receiver/" + patient + "/message")) {
            assertThat(contract.call(system, "GET", list, null).expect(200).json())
                    .isNotEmpty();
            contract.call(system, "GET", list.replaceFirst("\\?.*", "") + "?limit=0", null)
                    .expect(400);
        }
        contract.call(system, "POST", "/dhos/v1/active/callback/message", List.of(patient))
                .expect(200);
        contract.call(system, "GET", "/dhos/v1/event_stream", null).expect(400);
    }

    private static void patients(OpenApiContract contract, Api anonymous, Api system) {
        String patient = fresh("patient");
        String path = "/dhos/v1/patient/" + patient;
        Map<String, Object> wards = Map.of("locations", List.of("L"));
        contract.accepts("PUT", path + "/location", wards);
        contract.call(system, "PUT", path + "/location", wards).expect(204);
        contract.call(system, "PUT", path + "/location", Map.of()).expect(400);
        contract.call(system, "POST", "/dhos/v1/patient/L/activation", null).expect(400);
        JsonNode requested = contract.call(system, "POST", path + "/activation", null)
                .expect(200)
                .json();
        String validation =
                "/dhos/v1/activation/" + requested.path("activation_code").asString();
        Map<String, Object> otp = Map.of("otp", requested.path("otp").asString());
        contract.accepts("POST", validation, otp);
        contract.call(anonymous, "POST", "/dhos/v1/activation/nowhere", otp).expect(404);
        contract.call(anonymous, "POST", validation, Map.of()).expect(400);
        Answer validated = contract.call(anonymous, "POST", validation, otp).expect(200);
        Api app = anonymous.with(
                "x-authorisation-code",
                validated.json().path("authorisation_code").asString());
        contract.call(app, "GET", path + "/jwt", null).expect(200);
        contract.call(app, "GET", path + "x/jwt", null).expect(404);
        contract.call(anonymous, "GET", path + "/jwt", null).expect(400);
        contract.call(system, "GET", path + "/activation", null).expect(200);
        contract.call(anonymous, "GET", path + "/activation", null).expect(401);
        contract.call(system, "DELETE", path + "/activation", null).expect(204);
    }

    private static void devices(OpenApiContract contract, Api anonymous, Api system) {
        Map<String, Object> body = Map.of("location_id", "L", "description", "d");
        contract.accepts("POST", "/dhos/v1/device", body);
        String device = contract.call(system, "POST", "/dhos/v1/device", body)
                .expect(200)
                .json()
                .path("uuid")
                .asString();
        String path = "/dhos/v1/device/" + device;
        contract.call(system, "POST", "/dhos/v1/device", Map.of("location_id", "L", "description", "d", "uuid", device))
                .expect(409);
        contract.call(system, "GET", "/dhos/v1/device", null).expect(200);
        contract.call(system, "GET", path, null).expect(200);
        contract.call(system, "GET", path + "x", null).expect(404);
        contract.call(system, "PATCH", path, Map.of("description", "e")).expect(200);
        contract.call(system, "PATCH", path + "x", Map.of("description", "e")).expect(404);
        String code = contract.call(system, "POST", path + "/activation", null)
                .expect(200)
                .json()
                .path("code")
                .asString();
        contract.call(system, "POST", path + "x/activation", null).expect(404);
        Answer validated = contract.call(anonymous, "POST", "/dhos/v1/activation/" + code + "?type=send_entry", null)
                .expect(200);
        Api tablet = anonymous.with(
                "x-authorisation-code",
                validated.json().path("authorisation_code").asString());
        contract.call(tablet, "GET", path + "/jwt", null).expect(200);
        contract.call(tablet, "GET", path + "x/jwt", null).expect(403);
        clinicians(contract, anonymous, system, device);
        contract.call(system, "DELETE", path + "/activation", null).expect(204);
        contract.call(system, "DELETE", path + "x/activation", null).expect(404);
    }

    private static void clinicians(OpenApiContract contract, Api anonymous, Api system, String device) {
        String id = fresh("clinician");
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("clinician_id", id);
        body.put("login_active", true);
        body.put("products", List.of());
        body.put("groups", List.of("SEND Clinician"));
        body.put("send_entry_identifier", id);
        body.put("contract_expiry_eod_date", null);
        contract.accepts("POST", "/dhos/v1/clinician", body);
        contract.call(system, "POST", "/dhos/v1/clinician", body).expect(201);
        contract.call(system, "POST", "/dhos/v1/clinician", body).expect(409);
        Api tablet = anonymous.as(Tokens.device(device, "read:send_entry_identifier"));
        String login = "/dhos/v1/clinician/jwt?send_entry_identifier=";
        contract.call(tablet, "GET", login + id, null).expect(200);
        contract.call(tablet, "GET", login + "nobody", null).expect(404);
        String pin = "/dhos/v1/clinician/" + id + "/pin";
        contract.accepts("PUT", pin, Map.of("pin", "482913"));
        contract.rejects("PUT", pin, Map.of("pin", "4829"));
        contract.call(system, "PUT", pin, Map.of("pin", "482913")).expect(204);
        contract.call(system, "PUT", pin, Map.of("pin", "4829")).expect(400);
        contract.call(system, "DELETE", pin, null).expect(204);
        Map<String, Object> update = Map.of("products", List.of(), "groups", List.of());
        contract.accepts("PATCH", "/dhos/v1/clinician/" + id, update);
        contract.call(system, "PATCH", "/dhos/v1/clinician/" + id, update).expect(200);
        contract.call(system, "PATCH", "/dhos/v1/clinician/nobody", update).expect(404);
    }
}
