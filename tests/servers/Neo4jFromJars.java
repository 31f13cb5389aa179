import java.nio.file.Path;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Runs Neo4j until standard input ends, so that the server never outlives whoever started it. */
class Neo4jFromJars {
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var server = new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(home.resolve("neo4j.conf")).build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        try {
            // ALTER USER refuses the password that the user has already, which a second start on the same data gives it.
            server.database("system").executeTransactionally(
                    "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                    Map.of("password", System.getenv("NEO4J_PASSWORD")));
        } catch (RuntimeException error) {
            error.printStackTrace();
            System.exit(1);
        }
        System.out.println("ready");
        while (System.in.read() >= 0) { }
        System.exit(0);
    }
}
