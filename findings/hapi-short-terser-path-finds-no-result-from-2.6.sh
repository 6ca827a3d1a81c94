#!/bin/sh
# What:    HAPI HL7v2: the short Terser path to results, /.OBX-5, that works for ORU^R01 of v2.5 and before, gives null for v2.6,
#          whose structure has OBX in the patient group too.
# Version: ca.uhn.hapi:hapi-base:2.6.0, ca.uhn.hapi:hapi-structures-v25:2.6.0, ca.uhn.hapi:hapi-structures-v26:2.6.0, org.slf4j:slf4j-nop:1.7.36
# Seen:    the same message with MSH-12 2.5 gives 88, with 2.6 null, without exception: a feed whose sender upgrades its version
#          seems to have no results. /.OBSERVATION/OBX-5 gives 88 for both.
# Source:  Terser stops at the first place of that name in the structure, filled or not; seen by running it.
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
    <dependency><groupId>ca.uhn.hapi</groupId><artifactId>hapi-structures-v26</artifactId><version>2.6.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM

cat > "$folder/Finding.java" <<'JAVA'
import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.util.Terser;
import java.util.Objects;

public class Finding {

    private static final String RESULT = "MSH|^~\\&|LAB|STM|EPR|STM|20240312081530||ORU^R01^ORU_R01|17|P|%s\r"
            + "PID|1||5550142\rOBR|1|||VITALS\rOBX|1|NM|HR||88||||||F\r";

    public static void main(String[] arguments) throws Exception {
        boolean same = expect("2.5", "/.OBX-5", "88");
        same &= expect("2.6", "/.OBX-5", null);
        same &= expect("2.5", "/.OBSERVATION/OBX-5", "88");
        same &= expect("2.6", "/.OBSERVATION/OBX-5", "88");
        System.out.println(same ? "As described." : "This has changed.");
        System.exit(same ? 0 : 1);
    }

    private static boolean expect(String version, String path, String expected) throws Exception {
        try (DefaultHapiContext context = new DefaultHapiContext()) {
            String seen = new Terser(context.getPipeParser().parse(String.format(RESULT, version))).get(path);
            System.out.println("v" + version + " " + path + ": " + seen);
            return Objects.equals(expected, seen);
        }
    }
}
JAVA

mvn -q -B -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
    -DoutputDirectory="$folder/lib"
cd "$folder"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$folder/lib/*" "$folder/Finding.java"
