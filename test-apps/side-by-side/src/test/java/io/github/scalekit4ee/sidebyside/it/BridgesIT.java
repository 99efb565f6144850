package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.bridges.BaseStore;
import io.github.scalekit4ee.sidebyside.bridges.Store;
import io.github.scalekit4ee.sidebyside.bridges.StringStore;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import kotlin.Unit;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rules hold on methods behind a bridge that another compiler than javac has made: Kotlin's and that of Eclipse, which put no annotations
 * on bridges, and as if those of javac were left out.
 */
@ExtendWith(ArquillianExtension.class)
class BridgesIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final String KOTLIN = "io.github.scalekit4ee.sidebyside.bridges.kotlin.";
    private static final String ECJ = "io.github.scalekit4ee.sidebyside.bridges.ecj.";

    @Deployment(testable = false, name = "bridges")
    static WebArchive bridges() {
        String file = StringStore.class.getName().replace('.', '/') + ".class";
        return Wars.of("bridges", SCALEKIT)
                .addClasses(Store.class, BaseStore.class)
                .addClass(KOTLIN + "KotlinStore")
                .addClass(KOTLIN + "KotlinBaseStore")
                .addClass(KOTLIN + "KotlinStringStore")
                .addAsLibrary(Wars.jarOf(Unit.class))
                .addClass(ECJ + "EcjStore")
                .addClass(ECJ + "EcjBaseStore")
                .addClass(ECJ + "EcjStringStore")
                .add(new ByteArrayAsset(withoutAnnotationsOfBridges(file)), "WEB-INF/classes/" + file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bridges/interface",
                "bridges/superclass",
                "bridges/superclass-scope",
                "kotlin/interface",
                "kotlin/superclass",
                "kotlin/superclass-scope",
                "ecj/interface",
                "ecj/superclass",
                "ecj/superclass-scope"
            })
    void onlyCallersWithTheRightGetIn(String resource) {
        String path = "/bridges/api/" + resource;

        assertThat(Reply.post(path).status()).isEqualTo(401);
        assertThat(Reply.post(path, Wars.readersToken(SCALEKIT)).status()).isEqualTo(403);
        assertThat(Reply.post(path, Wars.deployersToken(SCALEKIT)).status()).isNotIn(401, 403, 404);
    }

    /** Otherwise the test above would not show what it is to show. */
    @ParameterizedTest
    @ValueSource(strings = {KOTLIN + "KotlinStringStore", ECJ + "EcjStringStore"})
    void theirBridgesHaveNoAnnotations(String type) throws ClassNotFoundException {
        assertThat(Class.forName(type).getDeclaredMethods())
                .filteredOn(Method::isBridge)
                .hasSize(3)
                .allMatch(bridge -> bridge.getAnnotations().length == 0);
    }

    private static byte[] withoutAnnotationsOfBridges(String file) {
        try (InputStream compiled = BridgesIT.class.getClassLoader().getResourceAsStream(file)) {
            ClassWriter written = new ClassWriter(0);
            new ClassReader(compiled.readAllBytes()).accept(new Removal(written), 0);
            return written.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Removal extends ClassVisitor {

        Removal(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return (access & Opcodes.ACC_BRIDGE) == 0
                    ? next
                    : new MethodVisitor(Opcodes.ASM9, next) {
                        @Override
                        public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                            return null;
                        }
                    };
        }
    }
}
