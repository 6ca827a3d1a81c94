package health.polaris.localstack;

import health.polaris.connector.console.Operator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the terminal shows once the stack is up: where it is, how to call it, what to try. */
record Welcome(Stack stack, PrintStream out) {

    void print() throws IOException {
        Path folder = stack.state().path();
        out.println();
        out.println("Polaris is up.");
        for (StackService service : StackService.values()) {
            out.printf("  %-11s %s  (API: %2$s/ui/)%n", service.shortName(), stack.url(service));
        }
        if (!stack.variable("MLLP_PORT").isBlank()) {
            out.printf("  MLLP        %s:%s%n", stack.variable("MLLP_ADDRESS"), stack.variable("MLLP_PORT"));
        }
        out.printf("  console     %s/console/%n", stack.url(StackService.CONNECTOR));
        out.printf("  log         %s%n", folder.resolve("polaris.log"));
        out.println();
        out.println("The console, with a login that is good for eight hours (later: ./run_local.sh token system):");
        out.printf("  %s/console/login#%s%n", stack.url(StackService.CONNECTOR), operator(folder));
        out.println();
        out.println("A token, good for an hour, for each kind of caller: ./run_local.sh token KIND");
        out.printf(
                "  KIND is %s%n",
                Arrays.stream(CallerKind.values()).map(CallerKind::word).collect(Collectors.joining(", ")));
        out.println();
        out.println("Try next, in another terminal:");
        out.printf("  . %s%n", folder.resolve("stack.env"));
        out.println("  # a patient is admitted: post an HL7 message as the EPR does, and read the acknowledgement");
        out.println("  curl -s \"$POLARIS_CONNECTOR_URL/dhos/v1/message\" -H 'Content-Type: application/json' \\");
        out.println("    -H \"Authorization: Bearer $(./run_local.sh token epr)\" \\");
        out.println("    -d \"{\\\"type\\\": \\\"HL7v2\\\", \\\"body\\\":"
                + " \\\"$(base64 -w0 local-stack/src/main/resources/demo/stay-1-admit.hl7)\\\"}\" \\");
        out.println("    | sed 's/.*\"body\": *\"\\([^\"]*\\)\".*/\\1/' | base64 -d | tr '\\r' '\\n'");
        out.println("  # the ward reads the encounter that came out");
        out.println("  curl -s \"$POLARIS_ENCOUNTERS_URL/dhos/v2/encounter?epr_encounter_id=DEMO-STAY-1\" \\");
        out.println("    -H \"Authorization: Bearer $(./run_local.sh token system)\"");
        out.println("  # all samples with their acknowledgements, on a stack of their own");
        out.println("  ./run_local.sh demo");
        out.println();
        out.println("Ctrl-C stops it. Data, keys and ports stay (./run_local.sh reset forgets them).");
    }

    /** What the console asks for, and no more: browsers keep it. */
    private static String operator(Path folder) throws IOException {
        return new CallerToken(StackFile.running(folder).variables())
                .mint(CallerKind.SYSTEM, CallerToken.usualId(CallerKind.SYSTEM), Operator.SCOPES, Duration.ofHours(8));
    }
}
