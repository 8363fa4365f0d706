;;; resolution-mode.el --- Resolutions of the United Nations  -*- lexical-binding: t -*-

;; Author: the resolution-ls contributors
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; Keywords: languages, text
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Colours for resolutions, and the entry that tells eglot to start resolution-ls.
;;
;;   (add-to-list 'load-path "/path/to/editors/emacs")
;;   (require 'resolution-mode)
;;   (add-hook 'resolution-mode-hook #'eglot-ensure)

;;; Code:

(defgroup resolution nil
  "Resolutions of the United Nations."
  :group 'text)

(defcustom resolution-server-command '("resolution-ls")
  "The program that eglot starts, with its arguments."
  :type '(repeat string))

(defconst resolution--superscripts "[⁰¹²³⁴⁵⁶⁷⁸⁹]+")

(defvar resolution-font-lock-keywords
  `(("^[ \t]*\\(?:Distr\\.\\|Agenda items?\\|Points? [0-9]\\|Temas? [0-9]\\|Пункты? [0-9]\\|议程项目\\|البند\\).*$" . font-lock-preprocessor-face)
    ("^[ \t]*\\(?:Resolution adopted\\|Adopted\\|Résolution adoptée\\|Adoptée\\|Resolución aprobada\\|Aprobada\\|Резолюция, принятая\\) .*$"
     . font-lock-preprocessor-face)
    ;; The title, and headings as Markdown has them.
    ("^\\(?:#+ +\\)?\\(?:E?S-\\)?[0-9]+/[0-9]+\\(?: [A-Z]\\)?\\(?:\\.[ \t]+[^ \t\n].*\\|[ \t]+[؀-ۿ].*\\)$" . font-lock-function-name-face)
    ("^#+ +.*$" . font-lock-function-name-face)
    ;; The opening formula.
    ("^\\(?:The \\(?:General Assembly\\|\\(?:Security\\|Human Rights\\|Economic and Social\\) Council\\)\\|L[’']Assemblée générale\\|Le Conseil .*\\|La Asamblea General\\|El Consejo .*\\|Генеральная Ассамблея\\|Совет .*\\|大会\\|.*理事会\\|إن .*\\)[,،，]$"
     . font-lock-keyword-face)
    ;; A footnote's text.
    (,(concat "^\\(" resolution--superscripts "\\|\\[\\^[^]\n]+\\]:\\)[ \t].*$") . font-lock-doc-face)
    ;; A numbered paragraph and its lead; the opening of a recital, by its participle.
    ("^[ \t]*\\([0-9]+\\(?:\\.[0-9]+\\)*\\(?:[.)]\\| ?-\\)\\)[ \t]+\\(?:[*_]+\\([^*_\n]+\\)[*_]+\\)?"
     (1 font-lock-constant-face) (2 font-lock-keyword-face nil t))
    ("^[ \t]*\\((?[[:alpha:]]\\{1,3\\})\\)[ \t]" 1 font-lock-constant-face)
    ("^[*_]?\\([[:upper:]][[:lower:]]+\\(?:ing\\|ant\\|ando\\|iendo\\)\\_>\\(?: also\\| further\\)?\\)" 1 font-lock-keyword-face)
    ;; Marks, document symbols, numbers of resolutions, quotations.
    (,resolution--superscripts 0 font-lock-warning-face t)
    ("\\[\\^[^]\n]+\\]" 0 font-lock-warning-face t)
    ("\\_<[A-Z]+\\(?:/[[:alnum:]]+\\(?:[.-][[:alnum:]]+\\)*\\)+" 0 font-lock-variable-name-face t)
    ("\\_<\\(?:E?S-\\)?[0-9]\\{1,4\\}/[0-9]\\{1,3\\}\\_>" 0 font-lock-variable-name-face keep)
    ("“[^“”\n]*”\\|«[^«»\n]*»\\|《[^《》\n]*》" 0 font-lock-string-face keep))
  "What `resolution-mode' colours, by the shape of lines.")

(defvar resolution-mode-syntax-table
  (let ((table (make-syntax-table text-mode-syntax-table)))
    (modify-syntax-entry ?“ "(”" table)
    (modify-syntax-entry ?” ")“" table)
    (modify-syntax-entry ?« "(»" table)
    (modify-syntax-entry ?» ")«" table)
    table))

;;;###autoload
(define-derived-mode resolution-mode text-mode "Resolution"
  "Major mode for resolutions of the United Nations."
  (setq-local font-lock-defaults '(resolution-font-lock-keywords t)
              comment-start "<!-- "
              comment-end " -->")
  (visual-line-mode 1))

(defun resolution-buffer-p ()
  "Non-nil where the buffer begins with a masthead and the number of a resolution."
  (save-excursion
    (goto-char (point-min))
    (let ((end (min (point-max) 4000)))
      (and (re-search-forward "^Distr\\." end t)
           (re-search-forward "^\\(?:#+ +\\)?\\(?:\\(?:E?S-\\)?[0-9]+/[0-9]+\\.? +[^ \n]\\|Resolution [0-9]+ \\\\?([0-9]\\{4\\}\\\\?)$\\)" end t)
           t))))

;;;###autoload
(dolist (name '("\\.resolution\\'" "\\.res\\.\\(?:md\\|txt\\)\\'" "/\\(?:[ASE]\\|A_HRC\\)_RES_[^/]*\\.\\(?:txt\\|md\\)\\'"))
  (add-to-list 'auto-mode-alist (cons name 'resolution-mode)))

(add-to-list 'magic-fallback-mode-alist '(resolution-buffer-p . resolution-mode))

;; eglot says the protocol's language id from the symbol's property; else from the mode's name, without “-mode”.
(put 'resolution-mode 'eglot-language-id "resolution")

(defun resolution--contact (&optional _interactive)
  "What eglot starts, as the user has it at that time."
  resolution-server-command)

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(resolution-mode . resolution--contact)))

(provide 'resolution-mode)
;;; resolution-mode.el ends here
