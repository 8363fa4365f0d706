;;; emacs.el --- drives eglot with the shipped mode against the real server  -*- lexical-binding: t -*-
;; emacs -Q --batch -l emacs.el -f rls-main FILE CITED     (the server on PATH; run.sh does it)
;; Prints one line a check; exits 0 when all were met, 1 when one was not, 2 when the script broke.

(require 'package)
(when (< emacs-major-version 29)        ; built in from 29; Debian 12 has it as a package, which -Q hides
  (add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
  (package-initialize))
(require 'eglot)
(require 'flymake)
(require 'imenu)
(require 'xref)

(defvar rls-root (expand-file-name "../.." (file-name-directory load-file-name)))
(add-to-list 'load-path (expand-file-name "editors/emacs" rls-root))
(require 'resolution-mode)

(defvar rls-failed 0)

(defun rls-check (name ok &optional got)
  (if ok
      (princ (format "ok emacs: %s\n" name))
    (setq rls-failed (1+ rls-failed))
    (princ (format "FAILED emacs: %s (got: %S)\n" name got)))
  ok)

(defun rls-wait (condition)
  "Let processes and timers run until CONDITION holds, at most ten seconds."
  (let ((end (+ (float-time) 10)) value)
    (while (and (not (setq value (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05)  ; in batch nothing else runs the timers
      (sit-for 0.01))
    value))

(defun rls-find (text)
  "Put point before the first TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun rls-names (index)
  "The names in an imenu INDEX, all levels."
  (cond ((stringp (car-safe index))
         (cons (substring-no-properties (car index)) (and (consp (cdr index)) (rls-names (cdr index)))))
        ((consp index) (append (rls-names (car index)) (rls-names (cdr index))))))

(defun rls-codes ()
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun rls-changed ()
  "Send the edit now; idle timers do not run in batch."
  (eglot--signal-textDocument/didChange))

(defun rls-run (file)
  (setq eglot-sync-connect 15
        eglot-autoshutdown nil
        eglot-send-changes-idle-time 0
        flymake-no-changes-timeout 0.1
        make-backup-files nil auto-save-default nil create-lockfiles nil
        find-file-visit-truename nil vc-handled-backends nil)
  (switch-to-buffer (find-file-noselect file)) ; in a window: eglot drops a hover for a buffer that is in none
  (rls-check "the file is a resolution" (eq major-mode 'resolution-mode) major-mode)
  (font-lock-ensure)
  (rls-find "Reaffirms*")
  (rls-check "a lead has its colour" (eq (get-text-property (point) 'face) 'font-lock-keyword-face) (get-text-property (point) 'face))
  ;; `eglot-ensure' waits for `post-command-hook', which batch never runs: connect outright, by the shipped entry.
  (apply #'eglot (eglot--guess-contact))
  (let ((server (rls-wait #'eglot-current-server)))
    (when (rls-check "the server attaches" server)
      (rls-check "it is told the language" (equal (eglot--language-id server) "resolution") (eglot--language-id server))
      (flymake-mode 1)
      (let ((names (rls-names (imenu--make-index-alist t))))
        (rls-check "the outline has paragraph 17, Decides" (seq-some (lambda (it) (string-prefix-p "17. Decides" it)) names) names))
      (rls-check "the official text has no finding" (null (flymake-diagnostics)) (rls-codes))
      (rls-find "Agenda item 72 (b)")
      (let (doc)
        (eglot-hover-eldoc-function (lambda (text &rest _) (setq doc (or text ""))))
        (rls-wait (lambda () doc))
        (rls-check "hover on the agenda item shows its name" (and doc (string-match-p "Promotion and protection of human rights" doc)) doc))
      (rls-find "Durban Declaration and Programme of Action,⁴")
      (search-forward "Action,")
      (xref-find-definitions (xref-backend-identifier-at-point 'eglot))
      (rls-check "mark ⁴ leads to its text" (looking-at-p "⁴? ?Resolution 66/3\\.") (thing-at-point 'line t))
      (rls-find "74/153")
      (xref-find-definitions (xref-backend-identifier-at-point 'eglot))
      (rls-check "74/153 leads to the document that declares it" (equal (file-name-nondirectory buffer-file-name) "the-year-before.txt") buffer-file-name)
      (switch-to-buffer (get-file-buffer file))
      (rls-find "5. *Urges*")
      (delete-char 1)
      (insert "6")
      (rls-changed)
      (rls-wait #'flymake-diagnostics)
      (let ((found (car (flymake-diagnostics))))
        (rls-check "a wrong paragraph number is found" (and found (string-match-p "paragraph-number" (flymake-diagnostic-text found))) (rls-codes))
        (rls-check "the finding stands at the number"
                   (and found (save-excursion (goto-char (flymake-diagnostic-beg found)) (looking-at-p "6\\. \\*Urges")))
                   (and found (flymake-diagnostic-beg found))))
      (rls-find "6. *Urges*")
      (delete-char 1)
      (insert "5")
      (rls-changed)
      (rls-check "the finding goes with the edit" (rls-wait (lambda () (null (flymake-diagnostics)))) (rls-codes))
      (set-buffer-modified-p nil)
      (eglot-shutdown server nil 10)
      (rls-check "the server stops when asked" (rls-wait (lambda () (not (jsonrpc-running-p server))))))))

(defun rls-main ()
  (let ((file (expand-file-name (car command-line-args-left))))
    (setq command-line-args-left nil)
    (condition-case trouble
        (rls-run file)
      (error (princ (format "FAILED emacs: the script broke (%S)\n" trouble))
             (kill-emacs 2)))
    (kill-emacs (if (> rls-failed 0) 1 0))))
;;; emacs.el ends here
