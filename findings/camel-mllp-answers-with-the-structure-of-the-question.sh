#!/bin/sh
# What:    Camel's MLLP consumer names, in MSH-9.3 of the acknowledgement that it makes by itself, the structure of the message that
#          it answers. HAPI goes by MSH-9.3, so what a HAPI client gets from it is no ACK but an empty ADT_A01 or ORU_R01, and code
#          that casts the answer to ACK fails although the message was taken with AA.
# Version: org.apache.camel:camel-mllp 4.14.1 (of a line with long support; 4.15.0 writes ACK), ca.uhn.hapi:hapi-structures-v25 2.6.0
# Seen:    ADT^A08^ADT_A01 is answered with ACK^A08^ADT_A01, ORU^R01^ORU_R01 with ACK^R01^ORU_R01; HAPI's PipeParser makes
#          ADT_A01 and ORU_R01 of them, in which a Terser finds MSA-1 all the same.
# Source:  found by running it; HL7 v2.5 section 2.15.9.9 and table 0354: the structure of a general acknowledgement is ACK.
# Needs:   a JDK of 17 or later, Maven, and Maven Central (or a repository of yours that has it).
#
# Exits with 0 as long as this is what happens, with 1 when it has changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat > "$folder/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-core</artifactId><version>4.14.1</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-mllp</artifactId><version>4.14.1</version></dependency>
    <dependency><groupId>ca.uhn.hapi</groupId><artifactId>hapi-structures-v25</artifactId><version>2.6.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
POM

cat > "$folder/Finding.java" <<'JAVA'
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

public class Finding {

    public static void main(String[] arguments) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("mllp:127.0.0.1:" + port).log("taken");
            }
        });
        camel.start();
        boolean same = expect(port, "ADT^A08^ADT_A01", "ACK^A08^ADT_A01", "ADT_A01");
        same &= expect(port, "ORU^R01^ORU_R01", "ACK^R01^ORU_R01", "ORU_R01");
        camel.stop();
        System.out.println(same ? "As described." : "This has changed.");
        System.exit(same ? 0 : 1);
    }

    private static boolean expect(int port, String sent, String answered, String structure) throws Exception {
        String answer = ask(port, "MSH|^~\\&|PAS|STM|EPR|STM|20240312081530+0100||" + sent + "|4713|P|2.5\r"
                + "PID|1||5550142^^^STM^MR||Smith^Ann\r");
        String type = answer.split("\\|")[8];
        Message read = new PipeParser().parse(answer);
        System.out.println(sent + " is answered with " + type + ", which HAPI reads as "
                + read.getClass().getSimpleName() + " with MSA-1 " + new Terser(read).get("/MSA-1"));
        return type.equals(answered) && read.getClass().getSimpleName().equals(structure);
    }

    private static String ask(int port, String message) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            String frame = "\u000b" + message + "\u001c\r";
            socket.getOutputStream().write(frame.getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            for (int next = socket.getInputStream().read(); next != 0x1c && next >= 0; next = socket.getInputStream().read()) {
                answer.write(next);
            }
            return answer.toString(StandardCharsets.UTF_8).substring(1);
        }
    }
}
JAVA
mvn -q -B -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
    -DoutputDirectory="$folder/lib"
cd "$folder"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$folder/lib/*" "$folder/Finding.java"
