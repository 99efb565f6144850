package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.bridges.BaseStore;
import io.github.scalekit4ee.sidebyside.bridges.Store;
import io.github.scalekit4ee.sidebyside.bridges.StringStore;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

/** Rules hold on methods behind a bridge that another compiler than javac has made. */
@ExtendWith(ArquillianExtension.class)
class BridgesIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    @Deployment(testable = false, name = "bridges")
    static WebArchive bridges() {
        String file = StringStore.class.getName().replace('.', '/') + ".class";
        return Wars.of("bridges", SCALEKIT)
                .addClasses(Store.class, BaseStore.class)
                .add(new ByteArrayAsset(withoutAnnotationsOfBridges(file)), "WEB-INF/classes/" + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"interface", "superclass", "superclass-scope"})
    void onlyCallersWithTheRightGetIn(String resource) {
        String path = "/bridges/api/bridges/" + resource;

        assertThat(Reply.post(path).status()).isEqualTo(401);
        assertThat(Reply.post(path, Wars.readersToken(SCALEKIT)).status()).isEqualTo(403);
        assertThat(Reply.post(path, Wars.deployersToken(SCALEKIT)).status()).isNotIn(401, 403, 404);
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
