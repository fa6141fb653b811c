answer-home = A la página de inicio
answer-typed = Lo que usted escribió
answer-400 = No llegó completo
answer-401 = Entre para continuar
answer-403 = Esto no está abierto para usted
answer-404 = No hay nada en esta dirección
answer-405 = Eso no se puede hacer aquí
answer-409 = Ahora mismo no se puede
answer-410 = Esto ya terminó
answer-413 = Demasiado grande
answer-415 = Ese formulario no es nuestro
answer-422 = Algo necesita otra mirada
answer-429 = Demasiado seguido
answer-500 = Algo se rompió de nuestro lado
answer-500-text = Quedó anotado para quienes cuidan este lugar. Nada de lo que guardó antes se perdió. Inténtelo en un minuto.
answer-503 = Un momento, por favor
not-found = Puede que la dirección tenga un error, o que quienes lo escribieron lo hayan retirado.
wrong-method = Esta dirección muestra algo; no recibe formularios.
form-refused = Mire, por favor, los lugares señalados abajo.
form-from-elsewhere = Este formulario vino de otro sitio. Si lo envió desde aquí, recargue la página y envíelo de nuevo.
form-token = Esta página estuvo abierta demasiado tiempo, o usted volvió a entrar. Lo que escribió está abajo: vuelva, recargue y envíelo de nuevo.
form-type = Envíe el formulario desde una de nuestras páginas.
form-too-large = Un formulario puede tener medio megabyte. Envíe menos de una vez.
form-encoding = Algunas letras no llegaron completas. Envíelo otra vez, por favor.
form-file-encoding = El archivo no está en UTF-8. En la hoja de cálculo elija «CSV UTF-8» o «texto Unicode» y guárdelo otra vez.
too-many = Espere { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
} e inténtelo de nuevo.
too-busy = En este momento entra mucha gente. Inténtelo en unos segundos.
database-away = El lugar donde se guarda todo no responde ahora. Suele volver en un minuto; lo que usted escribió está abajo.
right-sign-in = Primero entre, por favor.
right-nobody = Nadie puede hacer esto.
right-author = Solo pueden hacerlo quienes lo escribieron.
right-coordinator = Solo pueden hacerlo los coordinadores de ese país.
right-moderator = Solo pueden hacerlo los moderadores.
right-side = Primero diga en su página por qué país habla.
field-needed = Complete esto, por favor.
field-wrong = Esto no parece correcto.
field-choose = Elija una opción, por favor.
field-too-short = Escriba al menos { $least ->
    [one] { $least } carácter
   *[other] { $least } caracteres
}.
field-too-long = Escriba como máximo { $most ->
    [one] { $most } carácter
   *[other] { $most } caracteres
}.
field-too-big = Es más de lo que podemos guardar ({ $most }).
field-too-many = Elija como máximo { $most }.
field-not-number = Escriba un número entero, con cifras.
field-number-too-big = Este número es mayor que todo lo que sabemos contar.
field-not-web-address = Escriba una dirección que empiece con https:// o http://.
field-not-mail-address = Esto no parece una dirección de correo.
held-title = Entre, y se enviará
held-kept = Lo que escribió se guarda en este navegador durante una semana. Después de entrar lo verá otra vez y podrá enviarlo.
held-sign-in = Entrar
held-sign-up = Todavía no tengo cuenta
closed-title = Este intercambio está abierto a sus miembros
closed = Entre para pasar. Si no tiene cuenta, puede pedir a los coordinadores que le dejen entrar.
closed-waiting-title = Los coordinadores tienen su petición
closed-waiting = Cuando uno de ellos le deje entrar, recibirá un correo. Hasta entonces no se ve nada aquí.
closed-new-title = Este intercambio aún no está preparado
closed-new = Quien lo instaló tiene un enlace de un solo uso con el que empieza todo.
frame-about = Sobre este lugar
frame-what-is-new = Novedades
frame-topics = Temas
frame-words = Vocabulario
frame-downloads = Descargar todo lo público
frame-organisations = Organizaciones
