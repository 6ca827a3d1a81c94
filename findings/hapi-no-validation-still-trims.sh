#!/bin/sh
# What:    HAPI HL7v2: a context with ValidationContextFactory.noValidation() still changes values when it parses and when it
#          makes an acknowledgement: ST and FT lose their leading blanks, TX its trailing ones.
# Version: ca.uhn.hapi:hapi-base:2.6.0, ca.uhn.hapi:hapi-structures-v25:2.6.0, org.slf4j:slf4j-nop:1.7.36
# Seen:    MSH-10 of "  A 17" comes back in MSA-2 as "A 17", so the sender does not find its message; a note of OBX-5 loses the
#          indent of its first line. ParserConfiguration.setValidating(false) keeps every value as it was sent.
# Source:  NoValidationBuilder (package ca.uhn.hl7v2.validation.builder.support) adds the trimming rules; seen by running it.
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
    <dependency><groupId>ca.uhn.hapi</groupId><artifactId>hapi-base</artifactId><version>2.6.0</version></dependency>
    <dependency><groupId>ca.uhn.hapi</groupId><artifactId>hapi-structures-v25</artifactId><version>2.6.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM

cat > "$folder/Finding.java" <<'JAVA'
import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;

public class Finding {

    private static final String RESULT = "MSH|^~\\&|LAB|STM|EPR|STM|20240312081530||ORU^R01^ORU_R01|  A 17|P|2.5\r"
            + "PID|1||5550142\rOBR|1|||NOTE\rOBX|1|%s|NOTE||  indented  ||||||F\r";

    public static void main(String[] arguments) throws Exception {
        HapiContext noValidation = new DefaultHapiContext();
        noValidation.setValidationContext(ValidationContextFactory.noValidation());
        HapiContext notValidating = new DefaultHapiContext();
        notValidating.getParserConfiguration().setValidating(false);

        boolean same = expect("noValidation(): MSA-2", acknowledged(noValidation), "A 17");
        same &= expect("noValidation(): OBX-5 of type FT", value(noValidation, "FT"), "indented  ");
        same &= expect("noValidation(): OBX-5 of type ST", value(noValidation, "ST"), "indented  ");
        same &= expect("noValidation(): OBX-5 of type TX", value(noValidation, "TX"), "  indented");
        same &= expect("setValidating(false): MSA-2", acknowledged(notValidating), "  A 17");
        same &= expect("setValidating(false): OBX-5 of type FT", value(notValidating, "FT"), "  indented  ");
        System.out.println(same ? "As described." : "This has changed.");
        System.exit(same ? 0 : 1);
    }

    private static String acknowledged(HapiContext context) throws Exception {
        Message message = context.getPipeParser().parse(String.format(RESULT, "ST"));
        return new Terser(message.generateACK()).get("/MSA-2");
    }

    private static String value(HapiContext context, String type) throws Exception {
        return new Terser(context.getPipeParser().parse(String.format(RESULT, type))).get("/.OBX-5");
    }

    private static boolean expect(String what, String seen, String expected) {
        System.out.println(what + ": [" + seen + "]");
        return expected.equals(seen);
    }
}
JAVA

mvn -q -B -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
    -DoutputDirectory="$folder/lib"
cd "$folder"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$folder/lib/*" "$folder/Finding.java"
