// The README's whole walk, through the generated client: a nurse, a ward tablet, a patient and a message between them.
// The installation is the one of the environment (POLARIS_*_URL, POLARIS_JWT_SECRET, POLARIS_JWT_ISSUER).
import { strict as assert } from "node:assert";
import { createHmac, randomUUID } from "node:crypto";
import * as encounters from "../target/clients/fetch/encounters";
import * as messages from "../target/clients/fetch/messages";
import * as users from "../target/clients/fetch/users";

function variable(name: string): string {
    const value = process.env[name];
    assert.ok(value, `${name} is not set`);
    return value;
}

// What `./run_local.sh token` does.
function token(metadata: Record<string, string>, ...scopes: string[]): string {
    const issuer = variable("POLARIS_JWT_ISSUER");
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: issuer, iat: now, exp: now + 600, scope: scopes.join(" "), metadata };
    const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
    const signed = `${encoded({ alg: "HS512", typ: "JWT" })}.${encoded(claims)}`;
    return `${signed}.${createHmac("sha512", variable("POLARIS_JWT_SECRET")).update(signed).digest("base64url")}`;
}

const at = (service: string, accessToken?: string) => ({ basePath: variable(`POLARIS_${service}_URL`), accessToken });
const usersAs = (jwt: string) => new users.Configuration(at("USERS", jwt));
const messagesAs = (jwt?: string) => new messages.Configuration(at("MESSAGES", jwt));
const encountersAs = (jwt: string) => new encounters.Configuration(at("ENCOUNTERS", jwt));

async function eventually<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    for (let tries = 0; tries < 100; tries++) {
        try {
            return await attempt();
        } catch (notYet) {
            await new Promise((resume) => setTimeout(resume, 200));
        }
    }
    return assert.fail(`${what}: not within 20 s`);
}

async function walk(): Promise<void> {
    const ward = `ward-${randomUUID().slice(0, 8)}`;
    const patient = randomUUID();
    const badge = randomUUID().slice(0, 12);
    const now = new Date();
    const system = token(
        { system_id: "walk" },
        "write:send_clinician_all", "write:gdm_clinician_all", "write:send_device", "write:gdm_activation",
    );

    const nurse = await new users.CliniciansApi(usersAs(system)).createClinician({
        clinicianCreateRequest: {
            firstName: "Amina",
            lastName: "Okafor",
            phoneNumber: "01865000111",
            nhsSmartcardNumber: "770011",
            jobTitle: "Staff Nurse",
            emailAddress: `${badge}@ward.example`,
            sendEntryIdentifier: badge,
            locations: [ward],
            groups: ["SEND Clinician", "GDM Clinician"],
            products: [
                { productName: "SEND", openedDate: new Date("2026-01-01") },
                { productName: "GDM", openedDate: new Date("2026-01-01") },
            ],
        },
    });
    assert.ok(nurse.created instanceof Date);

    // A tablet is registered and activated; with its token the nurse's badge gives her a token.
    const device = await new messages.DevicesApi(messagesAs(system)).registerDevice({
        deviceRequest: { locationId: ward, description: "bay 1" },
    });
    const { code } = await new messages.DeviceAccessApi(messagesAs(system)).createDeviceActivation({
        deviceId: device.uuid,
    });
    const ofTablet = await new messages.ActivationsApi(messagesAs()).validateActivation({
        activationCode: code,
        type: "send_entry",
    });
    const tablet = await new messages.DeviceAccessApi(messagesAs()).issueTabletToken({
        deviceId: device.uuid,
        xAuthorisationCode: ofTablet.authorisationCode,
    });
    const shown = await eventually("the nurse is known to ward logins", () =>
        new messages.WardLoginsApi(messagesAs(tablet.jwt)).issueClinicianToken({ sendEntryIdentifier: badge }),
    );
    const stays = await new encounters.EncountersApi(encountersAs(shown.jwt)).listEncounters({ patientId: patient });
    assert.deepEqual(stays, []);

    // A patient activates the app with a one-time PIN, and asks the ward to call back.
    const activation = await new messages.ActivationsApi(messagesAs(system)).createPatientActivation({
        patientId: patient,
    });
    const ofPhone = await new messages.ActivationsApi(messagesAs()).validateActivation({
        activationCode: activation.activationCode,
        otpRequest: { otp: activation.otp },
    });
    const phone = await new messages.ActivationsApi(messagesAs()).issuePatientToken({
        patientId: patient,
        xAuthorisationCode: ofPhone.authorisationCode,
    });
    const asked = await new messages.MessagesApi(messagesAs(phone.jwt)).createMessage({
        messageRequest: {
            sender: patient,
            senderType: "patient",
            receiver: ward,
            receiverType: "location",
            messageType: { value: 5 },
            content: "Could the team ring me after 2pm?",
        },
    });

    // The nurse reads the ward's messages, confirms this one and answers; the patient sees both.
    const web = new messages.MessagesApi(
        messagesAs(token({ clinician_id: nurse.uuid }, "read:gdm_message", "write:gdm_message")),
    );
    const waiting = await eventually("the ward's messages reach the nurse", async () => {
        const found = await web.listActiveReceivedMessages({ receiverId: ward });
        assert.equal(found.length, 1);
        return found;
    });
    assert.equal(waiting[0]?.uuid, asked.uuid);
    await web.updateMessage({ messageId: asked.uuid, messageUpdate: { retrieved: now, confirmed: now } });
    await web.createMessage({
        messageRequest: {
            sender: ward,
            senderType: "location",
            receiver: patient,
            receiverType: "patient",
            messageType: { value: 0 },
            content: "We will.",
        },
    });
    const patientsOwn = new messages.MessagesApi(messagesAs(phone.jwt));
    const answers = await patientsOwn.listReceivedMessages({ receiverId: patient });
    assert.ok(answers.some((answer) => answer.content === "We will."));
    const confirmed = await patientsOwn.getMessage({ messageId: asked.uuid });
    assert.equal(confirmed.confirmed?.getTime(), now.getTime());

    console.log("1 passed, 0 failed");
}

walk().catch((failure) => {
    console.error(failure);
    process.exit(1);
});
