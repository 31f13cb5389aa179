import java.nio.file.Path;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Runs Neo4j until standard input ends, so that the server never outlives whoever started it. */
class Neo4jFromJars {
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var server = new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(home.resolve("neo4j.conf")).build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.database("system").executeTransactionally(
                "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", System.getenv("NEO4J_PASSWORD")));
        System.out.println("ready");
        while (System.in.read() >= 0) { }
        System.exit(0);
    }
}
